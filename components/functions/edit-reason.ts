import { functionCan } from '@/lib/functions/can'
import type { FunctionModel } from '@/lib/functions/model'

/** Why a function's settings cannot be edited now; undefined when they can (R10). */
export function editReason(fn: FunctionModel, readOnly: boolean, gone: boolean): string | undefined {
  if (gone) return 'This function was deleted'
  if (readOnly) return 'This connection is read-only'
  const can = functionCan(fn).edit
  return can.allowed ? undefined : can.reason
}
