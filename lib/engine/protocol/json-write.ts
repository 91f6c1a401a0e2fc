import { membersOf, type Member, type Shape } from './shape'

/** A value of an operation's output, ready for `JSON.stringify`: epoch seconds, base64, known members only. */
export function writeJson(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return writeMembers(shape.members, value)
    case 'list':
      return Array.isArray(value) ? value.map((item: unknown) => writeJson(shape.item, item)) : undefined
    case 'map':
      return typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writeJson(shape.value, item)]))
        : undefined
    case 'timestamp':
      return value instanceof Date ? value.getTime() / 1000 : value
    case 'blob':
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
    default:
      return value
  }
}

/** The given members of an object; what is undefined or null is left out, as AWS leaves it out. */
export function writeMembers(members: readonly Member[], value: unknown): Record<string, unknown> {
  const written: Record<string, unknown> = {}
  if (typeof value !== 'object' || value === null) return written
  for (const { name, shape } of members) {
    const item: unknown = Reflect.get(value, name)
    if (item !== undefined && item !== null) written[name] = writeJson(shape, item)
  }
  return written
}

/** The whole output as a JSON text; `{}` for an output without members, as JSON 1.1 answers. */
export const jsonText = (shape: Shape, value: unknown): string =>
  JSON.stringify(writeMembers(membersOf(shape), value))
