import { keptText } from './lasting'
import { membersOf, type Member, type Shape } from './shape'

/** Appends the JSON of a value to `parts`. */
type JsonWriter = (value: unknown, parts: string[]) => void

/** Texts in parts, joined at last: adding them up as strings leaves a tree that costs time and memory later. */
const textOf = (write: JsonWriter, value: unknown): string => {
  const parts: string[] = []
  write(value, parts)
  return parts.join('')
}

const writePlain: JsonWriter = (value, parts) => void parts.push(JSON.stringify(value) ?? 'null')
const writeTimestamp: JsonWriter = (value, parts) =>
  writePlain(value instanceof Date ? value.getTime() / 1000 : value, parts)
const writeBlob: JsonWriter = (value, parts) =>
  writePlain(value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value, parts)

/** How values of a shape are written: epoch seconds, base64, known members only. Made once for each structure. */
function writerOf(shape: Shape): JsonWriter {
  switch (shape.kind) {
    case 'structure':
      return structureWriter(shape)
    case 'list':
      return listWriter(writerOf(shape.item))
    case 'map':
      return mapWriter(writerOf(shape.value))
    case 'timestamp':
      return writeTimestamp
    case 'blob':
      return writeBlob
    default:
      return writePlain
  }
}

const listWriter =
  (write: JsonWriter): JsonWriter =>
  (value, parts) => {
    if (!Array.isArray(value)) return void parts.push('null')
    let before = '['
    for (const item of value) {
      parts.push(before)
      write(item, parts)
      before = ','
    }
    parts.push(before === '[' ? '[]' : ']')
  }

const mapWriter =
  (write: JsonWriter): JsonWriter =>
  (value, parts) => {
    let before = '{'
    for (const [key, item] of Object.entries(Object(value))) {
      if (item === undefined) continue
      parts.push(before, JSON.stringify(key), ':')
      write(item, parts)
      before = ','
    }
    parts.push(before === '{' ? '{}' : '}')
  }

const structures = new WeakMap<object, JsonWriter>()

/** Its members are read when it first writes, because schemas are recursive. */
function structureWriter(shape: Shape): JsonWriter {
  const known = structures.get(shape)
  if (known) return known
  let plan: JsonWriter | undefined
  const write: JsonWriter = (value, parts) => {
    const writeAll = (plan ??= membersWriter(membersOf(shape)))
    const kept =
      typeof value === 'object' && value !== null ? keptText(value, shape, () => textOf(writeAll, value)) : undefined
    if (kept === undefined) writeAll(value, parts)
    else parts.push(kept)
  }
  structures.set(shape, write)
  return write
}

/** What is undefined or null is left out, as AWS leaves it out. */
function membersWriter(members: readonly Member[]): JsonWriter {
  const plan = members.map(({ name, shape }) => ({ name, label: `${JSON.stringify(name)}:`, write: writerOf(shape) }))
  return (value, parts) => {
    if (typeof value !== 'object' || value === null) return void parts.push('{}')
    let before = '{'
    for (const { name, label, write } of plan) {
      const item: unknown = Reflect.get(value, name)
      if (item === undefined || item === null) continue
      parts.push(before, label)
      write(item, parts)
      before = ','
    }
    parts.push(before === '{' ? '{}' : '}')
  }
}

/** @returns what writes the given members of an object as one JSON text */
export function jsonOf(members: readonly Member[]): (value: unknown) => string {
  const write = membersWriter(members)
  return (value) => textOf(write, value)
}

/** The whole output as a JSON text; `{}` for an output without members, as JSON 1.1 answers. */
export const jsonText = (shape: Shape, value: unknown): string => textOf(writerOf(shape), value)
