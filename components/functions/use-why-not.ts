'use client'
import { type CanInput, functionCan } from '@/lib/functions/can'
import { readOnlyReason, usePlace } from '@/lib/browser/use-place'

/** Says of an action why it cannot be done to a function now; undefined where it can (R10). `gone`: it was deleted. */
export function useWhyNot(fn: CanInput, gone = false) {
  const place = usePlace()
  const can = functionCan(fn)
  return (action: keyof typeof can): string | undefined => {
    if (gone) return 'This function was deleted'
    const allowed = can[action]
    return readOnlyReason(place) ?? (allowed.allowed ? undefined : allowed.reason)
  }
}
