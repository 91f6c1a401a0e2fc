type Kept = { shape?: object; text?: string }

const texts = new WeakMap<object, Kept>()

/**
 * Marks a part of an output that never changes, in any of its parts: its JSON is written once and kept as long as
 * the object is. For what many answers have in common, such as a function that nobody updates.
 */
export function lasting<T extends object>(part: T): Readonly<T> {
  texts.set(part, {})
  return Object.freeze(part)
}

/**
 * @param shape the schema by which `write` writes the part
 * @returns the kept text of a part that was marked, what `write` gives for it the first time; undefined for others
 */
export function keptText(part: object, shape: object, write: () => string): string | undefined {
  const kept = texts.get(part)
  if (!kept) return undefined
  if (kept.shape === shape && kept.text !== undefined) return kept.text
  kept.shape = shape
  return (kept.text = write())
}
