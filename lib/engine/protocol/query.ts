import { serializationError } from './json-read'
import type { EngineRequest } from './message'
import type { Protocol } from './protocol'
import { membersOf, type Shape } from './shape'
import { escapeXml, xmlMembers } from './xml'

/** The form fields of a Query request, from its body or, when it was presigned, from its URL. */
export const formOf = (request: EngineRequest): URLSearchParams =>
  request.body.length > 0
    ? new URLSearchParams(Buffer.from(request.body).toString('utf8'))
    : new URLSearchParams(request.url.slice(request.url.indexOf('?') + 1))

/** A value of the form by its dotted name: `Tags.member.1.Key`. Undefined where no field has that name. */
function readForm(shape: Shape, form: ReadonlyMap<string, string>, name: string): unknown {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, form, `${name}.`)
    case 'list': {
      const items: unknown[] = []
      for (let i = 1; ; i++) {
        const item = readForm(shape.item, form, `${name}.member.${i}`)
        if (item === undefined) return items.length > 0 || form.has(name) ? items : undefined
        items.push(item)
      }
    }
    case 'map': {
      const entries: [string, unknown][] = []
      for (let i = 1; ; i++) {
        const key = form.get(`${name}.entry.${i}.key`)
        if (key === undefined) return entries.length > 0 ? Object.fromEntries(entries) : undefined
        entries.push([key, readForm(shape.value, form, `${name}.entry.${i}.value`)])
      }
    }
    default:
      return readScalar(shape, form.get(name))
  }
}

function readStructure(
  shape: Shape,
  form: ReadonlyMap<string, string>,
  prefix: string,
): Record<string, unknown> | undefined {
  if (prefix !== '' && !Array.from(form.keys()).some((key) => key.startsWith(prefix))) return undefined
  const found: Record<string, unknown> = {}
  for (const member of membersOf(shape)) {
    const value = readForm(member.shape, form, prefix + member.name)
    if (value !== undefined) found[member.name] = value
  }
  return found
}

function readScalar(shape: Shape, text: string | undefined): unknown {
  if (text === undefined) return undefined
  switch (shape.kind) {
    case 'number':
      if (text === '' || !Number.isFinite(Number(text)))
        throw serializationError('STRING_VALUE can not be converted to an Integer')
      return Number(text)
    case 'boolean':
      return text === 'true'
    case 'timestamp':
      return new Date(text)
    case 'blob':
      return Buffer.from(text, 'base64')
    default:
      return text
  }
}

/** Query/XML (IAM, STS): a form in, XML out. @param namespace the service's `xmlns` */
export const query = (namespace: string): Protocol => ({
  parse: (operation, request) => readStructure(operation.input, new Map(formOf(request)), '') ?? {},
  respond: ({ name, output }, value, requestId) => {
    const result =
      output.kind === 'structure' ? `<${name}Result>${xmlMembers(output.members, value)}</${name}Result>` : ''
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
    return {
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: `<${name}Response xmlns="${namespace}">${result}${metadata}</${name}Response>`,
    }
  },
  fail: (error, errors, requestId) => {
    const type = error.status >= 500 ? 'Receiver' : 'Sender'
    const detail = `<Type>${type}</Type><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`
    return {
      status: errors.get(error.code)?.status ?? error.status,
      headers: { 'content-type': 'text/xml' },
      body: `<ErrorResponse xmlns="${namespace}"><Error>${detail}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    }
  },
})
