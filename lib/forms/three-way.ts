/** One setting in a form: what it is called, and its value as text in the three hands. `null` = not set. */
export type FieldChange<Field extends string = string> = {
  readonly field: Field
  readonly base: unknown
  readonly theirs: unknown
  readonly mine: unknown
}

/** What a merge found. `merged` holds mine where I changed a field, theirs where only they did. */
export type ThreeWay<T> = {
  readonly merged: T
  /** Changed by both, to different values: somebody has to choose. */
  readonly conflicts: readonly FieldChange<Extract<keyof T, string>>[]
  /** Changed by them alone: taken over. */
  readonly theirsOnly: readonly FieldChange<Extract<keyof T, string>>[]
}

/** Whether two JSON-safe values are the same; the order of an object's keys does not count. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
}

/**
 * Merges two people's edits of the same settings, field by field, against what both started from.
 * Only what both changed differently is a conflict; `prefer` decides those.
 */
export function threeWay<T extends Readonly<Record<string, unknown>>>(
  base: T,
  mine: T,
  theirs: T,
  prefer: 'mine' | 'theirs' = 'mine',
): ThreeWay<T> {
  const merged = { ...mine }
  const conflicts: FieldChange<Extract<keyof T, string>>[] = []
  const theirsOnly: FieldChange<Extract<keyof T, string>>[] = []
  for (const field in merged) {
    const [was, now, wanted] = [base[field], theirs[field], mine[field]]
    if (same(was, now) || same(now, wanted)) continue
    const change = { field, base: was, theirs: now, mine: wanted }
    const onlyThem = same(was, wanted)
    ;(onlyThem ? theirsOnly : conflicts).push(change)
    if (onlyThem || prefer === 'theirs') merged[field] = now
  }
  return { merged, conflicts, theirsOnly }
}
