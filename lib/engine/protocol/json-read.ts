import { EngineError } from './errors'
import { membersOf, type Shape } from './shape'

const TOKEN: Readonly<Record<string, string>> = {
  string: 'STRING_VALUE',
  number: 'NUMBER_VALUE',
  boolean: 'TRUE_VALUE',
}
const WANTED: Readonly<Record<string, string>> = {
  string: 'a String',
  number: 'an Integer',
  boolean: 'a Boolean',
}

/** @returns an error as AWS answers it for a body that does not have the type of its schema */
export const serializationError = (message: string) => new EngineError('SerializationException', message)

/** @throws EngineError SerializationException when the text is not a JSON object */
export function parseObject(body: Uint8Array): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  } catch (error) {
    throw serializationError(`Could not parse request body into json: ${error instanceof Error ? error.message : ''}`)
  }
  if (!isObject(value)) throw serializationError('Could not parse request body into json: the body must be an object.')
  return value
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A value of a JSON body as the SDK's types have it: dates, bytes, known members only. A member that is null
 * is left out; an element of a list or map that is null stays, for the constraints to refuse.
 * @throws EngineError SerializationException
 */
export function readJson(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      if (typeof value === shape.kind) return value
      throw mismatch(shape.kind, value)
    case 'structure':
      if (!isObject(value)) throw mismatch('structure', value)
      return readMembers(shape, value)
    case 'list':
      if (!Array.isArray(value)) throw serializationError('Expected list or null')
      return value.map((item: unknown) => (item === null ? null : readJson(shape.item, item)))
    case 'map':
      if (!isObject(value)) throw serializationError('Expected map or null')
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, item === null ? null : readJson(shape.value, item)]),
      )
    case 'timestamp':
      return readTimestamp(value)
    case 'blob':
      return readBlob(value)
    default:
      return value
  }
}

function readMembers(shape: Shape, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const member of membersOf(shape)) {
    const item = Object.hasOwn(value, member.name) ? value[member.name] : undefined
    if (item !== undefined && item !== null) found[member.name] = readJson(member.shape, item)
  }
  return found
}

function readTimestamp(value: unknown): Date {
  const date = typeof value === 'number' ? new Date(value * 1000) : new Date(typeof value === 'string' ? value : NaN)
  if (Number.isNaN(date.getTime())) throw serializationError('Unable to parse a timestamp')
  return date
}

function readBlob(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw mismatch('string', value)
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw serializationError('Unable to decode base64')
  return Buffer.from(value, 'base64')
}

function mismatch(wanted: string, value: unknown): EngineError {
  if (Array.isArray(value)) return serializationError('Start of list found where not expected')
  if (typeof value === 'object') return serializationError('Start of structure or map found where not expected.')
  const token = value === false ? 'FALSE_VALUE' : (TOKEN[typeof value] ?? 'NULL_VALUE')
  if (wanted === 'structure') return serializationError(`Unexpected token ${token} found where a structure is expected`)
  return serializationError(`${token} can not be converted to ${WANTED[wanted] ?? wanted}`)
}
