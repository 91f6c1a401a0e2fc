import { Readable } from 'node:stream'
import { type EngineError } from './errors'
import { eventStream } from './event-stream'
import { parseObject, readJson, serializationError } from './json-read'
import { jsonOf, jsonText } from './json-write'
import { header, type EngineRequest, type EngineResponse } from './message'
import type { ErrorModel, OperationModel } from './model'
import type { Protocol } from './protocol'
import { membersOf, type Member, type Shape } from './shape'

type Binding = {
  readonly labels: readonly Member[]
  readonly queries: readonly Member[]
  readonly headers: readonly Member[]
  readonly status?: Member
  readonly payload?: Member
  readonly body: readonly Member[]
  readonly bodyText: (value: unknown) => string
}

/** Where each member travels, computed once for each input and output. */
const bindings = new WeakMap<Shape, Binding>()

function bindingOf(shape: Shape): Binding {
  const known = bindings.get(shape)
  if (known) return known
  const members = membersOf(shape)
  const body = members.filter(
    ({ traits: t }) => !(t.httpLabel || t.httpQuery || t.httpHeader || t.httpResponseCode || t.httpPayload),
  )
  let write: Binding['bodyText'] | undefined
  const binding: Binding = {
    labels: members.filter((m) => m.traits.httpLabel),
    queries: members.filter((m) => m.traits.httpQuery),
    headers: members.filter((m) => m.traits.httpHeader),
    status: members.find((m) => m.traits.httpResponseCode),
    payload: members.find((m) => m.traits.httpPayload),
    body,
    bodyText: (value) => (write ??= jsonOf(body))(value),
  }
  bindings.set(shape, binding)
  return binding
}

function readBody({ body, payload }: Binding, bytes: Uint8Array): Record<string, unknown> {
  if (payload)
    return bytes.length === 0
      ? {}
      : {
          [payload.name]: payload.shape.kind === 'blob' ? bytes : readJson(payload.shape, parseObject(bytes)),
        }
  if (body.length === 0 || bytes.length === 0) return {}
  const sent = parseObject(bytes)
  const input: Record<string, unknown> = {}
  for (const { name, shape } of body) {
    const value = Object.hasOwn(sent, name) ? sent[name] : undefined
    if (value !== undefined && value !== null) input[name] = readJson(shape, value)
  }
  return input
}

function readText(shape: Shape, text: string): unknown {
  switch (shape.kind) {
    case 'number': {
      const value = Number(text)
      if (text.trim() === '' || !Number.isFinite(value))
        throw serializationError(`STRING_VALUE can not be converted to an Integer`)
      return value
    }
    case 'boolean':
      return text === 'true'
    case 'timestamp':
      return readJson(shape, /^[\d.]+$/.test(text) ? Number(text) : text)
    default:
      return text
  }
}

function parse(operation: OperationModel, request: EngineRequest, labels: Readonly<Record<string, string>>): unknown {
  const binding = bindingOf(operation.input)
  const input = readBody(binding, request.body)
  for (const { name, shape } of binding.labels) input[name] = readText(shape, labels[name] ?? '')
  if (binding.queries.length > 0 && request.url.includes('?')) {
    const query = new URLSearchParams(request.url.slice(request.url.indexOf('?') + 1))
    for (const { name, shape, traits } of binding.queries) {
      const values = query.getAll(traits.httpQuery ?? name)
      const [first] = values
      if (first === undefined) continue
      input[name] = shape.kind === 'list' ? values.map((value) => readText(shape.item, value)) : readText(shape, first)
    }
  }
  for (const { name, shape, traits } of binding.headers) {
    const value = header(request.headers, (traits.httpHeader ?? '').toLowerCase())
    if (value !== undefined) input[name] = readText(shape, value)
  }
  return input
}

/** A stream's own type takes the place of JSON's. */
function headerName({ name, traits: { httpHeader = name } }: Member): string {
  return httpHeader === 'Content-Type' ? 'content-type' : httpHeader
}

function respond(operation: OperationModel, output: unknown): EngineResponse {
  const binding = bindingOf(operation.output)
  const valueOf = (member: Member): unknown =>
    typeof output === 'object' && output !== null ? Reflect.get(output, member.name) : undefined
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  for (const member of binding.headers) {
    const value = valueOf(member)
    if (value !== undefined && value !== null) headers[headerName(member)] = String(value)
  }
  const status = binding.status && valueOf(binding.status)
  return {
    status: typeof status === 'number' ? status : (operation.http?.status ?? 200),
    headers,
    body: bodyOf(binding, output, valueOf),
  }
}

function bodyOf(binding: Binding, output: unknown, valueOf: (member: Member) => unknown): EngineResponse['body'] {
  if (binding.payload) {
    const payload = valueOf(binding.payload)
    if (payload === undefined || payload === null) return ''
    if (payload instanceof Uint8Array) return payload
    if (payload instanceof Readable) return eventStream(binding.payload.shape, payload)
    return typeof payload === 'string' ? payload : jsonText(binding.payload.shape, payload)
  }
  return binding.body.length === 0 ? '' : binding.bodyText(output)
}

/** Lambda's error body: `Type` first, compact; the message's member is spelled as the SDK's error has it. */
function fail(error: EngineError, errors: ReadonlyMap<string, ErrorModel>): EngineResponse {
  const message = errors.get(error.code)?.message ?? 'message'
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
    body: JSON.stringify({
      Type: error.status >= 500 ? 'Service' : 'User',
      [message]: error.message,
      ...error.members,
    }),
  }
}

/** Lambda: method and path, JSON bodies. */
export const restJson: Protocol = { parse, respond, fail }
