'use client'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { clearDraft, readDraft, writeDraft } from './drafts'

/**
 * Keeps a form's values as a draft while `dirty`, and offers the one that was there when the form opened.
 * `form` names it: `demo/us-east-1/edit-general/checkout-api`. `values` must hold no secret.
 */
export function useDraft<T>(form: string, schema: z.ZodType<T>, values: T, dirty: boolean) {
  const [found, setFound] = useState<ReturnType<typeof readDraft<T>>>(null)
  useEffect(() => setFound(readDraft(form, schema)), [form, schema])
  const text = JSON.stringify(values)
  useEffect(() => {
    if (dirty) writeDraft(form, JSON.parse(text))
  }, [form, text, dirty])
  return {
    /** The draft to offer ("Restore your draft from 10:42?"); null when there is none, or it was taken or refused. */
    found,
    /** Stops offering it, having used it or not. */
    dismiss: () => {
      setFound(null)
      if (!dirty) clearDraft(form)
    },
    /** After a save: nothing is left to restore. */
    clear: () => {
      setFound(null)
      clearDraft(form)
    },
  }
}
