import type { z } from 'zod'

/**
 * What somebody typed and has not sent, kept in this tab (sessionStorage) so that a reload loses nothing.
 * Callers never put secret values in: an environment variable's value stays out.
 */
const keyOf = (form: string) => `gantry.draft ${form}`

/** A kept draft and when it was kept (ISO 8601); null when there is none or it no longer fits the form. */
export function readDraft<T>(form: string, schema: z.ZodType<T>): { readonly value: T; readonly at: string } | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? 'null')
    if (
      kept === null ||
      typeof kept !== 'object' ||
      !('value' in kept) ||
      !('at' in kept) ||
      typeof kept.at !== 'string'
    )
      return null
    const parsed = schema.safeParse(kept.value)
    return parsed.success ? { value: parsed.data, at: kept.at } : null
  } catch {
    return null
  }
}

/** Keeps a draft. A browser that refuses storage only loses the convenience. */
export function writeDraft(form: string, value: unknown) {
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify({ value, at: new Date().toISOString() }))
  } catch {
    // storage is full or off
  }
}

/** Forgets a draft: it was sent, or discarded. */
export function clearDraft(form: string) {
  try {
    sessionStorage.removeItem(keyOf(form))
  } catch {
    // storage is off
  }
}
