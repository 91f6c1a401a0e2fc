/** Joins class names, leaving out what is not set. */
export const cx = (...parts: readonly (string | false | null | undefined)[]) => parts.filter(Boolean).join(' ')
