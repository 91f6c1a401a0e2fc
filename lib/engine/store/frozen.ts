/**
 * A record from its JSON text, frozen in all its parts: readers share one, so a change would be everyone's. Whoever
 * tries gets a TypeError.
 */
export const frozenRecord = (text: string): ReturnType<typeof JSON.parse> => freeze(JSON.parse(text))

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) freeze(part)
  return Object.freeze(value)
}
