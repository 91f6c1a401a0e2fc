import type { Member, Shape } from './shape'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

/** Text for an element or attribute; characters that XML 1.0 cannot hold are dropped. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n\r\u0080-\u009f]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"\r]/g, (found) => ESCAPES[found] ?? found)

/** The members of a structure as elements; what is undefined or null is left out. */
export function xmlMembers(members: readonly Member[], value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  let text = ''
  for (const { name, shape } of members) {
    const item: unknown = Reflect.get(value, name)
    if (item !== undefined && item !== null) text += `<${name}>${xmlOf(shape, item)}</${name}>`
  }
  return text
}

function xmlOf(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case 'structure':
      return xmlMembers(shape.members, value)
    case 'list':
      return Array.isArray(value)
        ? value.map((item: unknown) => `<member>${xmlOf(shape.item, item)}</member>`).join('')
        : ''
    case 'map':
      return Object.entries(Object(value))
        .map(([key, item]) => `<entry><key>${escapeXml(key)}</key><value>${xmlOf(shape.value, item)}</value></entry>`)
        .join('')
    case 'timestamp':
      return value instanceof Date ? value.toISOString().replace(/\.\d{3}Z$/, 'Z') : escapeXml(String(value))
    case 'blob':
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : escapeXml(String(value))
    default:
      return escapeXml(String(value))
  }
}
