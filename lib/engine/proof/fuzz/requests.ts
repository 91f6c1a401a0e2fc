import { services, targets, versions } from '../../services'
import { membersOf } from '../../protocol/shape'
import { fuzzInput, jsonOf } from './inputs'
import type { Dice } from './values'

/** A request as it is put on the wire. */
export type FuzzRequest = {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body?: string | Uint8Array
}

/** The account that sends them. */
export const ACCOUNT = '111111111111'
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'] as const

/** An object may have no `toString`, or one of its own. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : jsonOf(value))

/** What Node's client can send: it refuses other characters itself. */
const inPath = (text: string) => text.replaceAll(/[^\x21-\x7e]/g, encodeURIComponent0)
const inHeader = (text: string) => text.replaceAll(/[^\t\x20-\x7e]/g, '').slice(0, 2000)

function encodeURIComponent0(char: string): string {
  return Array.from(Buffer.from(char), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

const signed = (dice: Dice, service: string): Record<string, string> =>
  dice.chance(0.95)
    ? {
        authorization: `AWS4-HMAC-SHA256 Credential=${dice.pick([ACCOUNT, 'AKIA', ''])}/20260101/${dice.pick(['us-east-1', 'eu-west-1', '..'])}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      }
    : { authorization: inHeader(dice.text()) }

function strayHeaders(dice: Dice): Record<string, string> {
  if (dice.chance(0.8)) return {}
  const name = dice.pick([
    'content-type',
    'accept',
    'x-amz-date',
    'range',
    'x-amz-invocation-type',
    'x-amz-log-type',
    'x-amz-client-context',
    'x-amz-target',
    'x-amz-content-sha256',
    'if-match',
  ])
  return { [name]: inHeader(dice.text()) }
}

function bodyOf(dice: Dice, value: () => unknown): string | Uint8Array {
  if (dice.chance(0.04)) return dice.bytes()
  const text = jsonOf(value())
  return dice.chance(0.04) ? text.slice(0, Math.floor(dice.next() * text.length)) : text
}

const [lambda] = services
const lambdaOperations = Array.from(lambda?.model.values() ?? []).filter(({ http }) => http !== undefined)

function lambdaRequest(dice: Dice): FuzzRequest {
  const operation = dice.pick(lambdaOperations)
  const members = membersOf(operation.input)
  const input = Object(fuzzInput(dice, operation))
  const textOf = (name: string) => asText(Reflect.get(input, name) ?? dice.text())
  const label = (name: string) =>
    dice.chance(0.95) ? encodeURIComponent(Buffer.from(textOf(name)).toString()) : textOf(name)
  const [template = '', fixed] = (operation.http?.uri ?? '').split('?')
  const query = members
    .filter(({ traits }) => traits.httpQuery && dice.chance(0.4))
    .map(({ name, traits }) => `${traits.httpQuery ?? name}=${label(name)}`)
  const headers = members
    .filter(({ traits }) => traits.httpHeader && dice.chance(0.3))
    .map(({ name, traits }) => [traits.httpHeader ?? name, inHeader(textOf(name))])
  const search = [...(fixed ? [fixed] : []), ...query].join('&')
  const method = dice.chance(0.95) ? (operation.http?.method ?? 'GET') : dice.pick(METHODS)
  return {
    method,
    path: inPath(template.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => label(name)) + (search && `?${search}`)),
    headers: { ...signed(dice, 'lambda'), ...Object.fromEntries(headers), ...strayHeaders(dice) },
    ...(method !== 'GET' && method !== 'HEAD' && { body: bodyOf(dice, () => input) }),
  }
}

const rpc = [...targets].flatMap(([prefix, { model, written }]) =>
  Object.keys(written).flatMap((name) => {
    const operation = model.get(name)
    return operation ? [{ target: `${prefix}.${name}`, operation }] : []
  }),
)

function rpcRequest(dice: Dice): FuzzRequest {
  const { target, operation } = dice.pick(rpc)
  return {
    method: dice.chance(0.97) ? 'POST' : dice.pick(METHODS),
    path: dice.chance(0.97) ? '/' : inPath(`/${dice.text()}`),
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      ...signed(dice, 'ecr'),
      'x-amz-target': dice.chance(0.97) ? target : inHeader(dice.text()),
      ...strayHeaders(dice),
    },
    body: bodyOf(dice, () => fuzzInput(dice, operation)),
  }
}

const actions = [...versions].flatMap(([version, { model, written }]) =>
  Object.keys(written).flatMap((name) => {
    const operation = model.get(name)
    return operation ? [{ version, name, operation }] : []
  }),
)

function queryRequest(dice: Dice): FuzzRequest {
  const { version, name, operation } = dice.pick(actions)
  const members = membersOf(operation.input).filter(() => dice.chance(0.9))
  const input = Object(fuzzInput(dice, operation))
  const deep = () =>
    dice.pick([
      '',
      '.member.1',
      '.member.1.Key',
      '.member.99999999',
      '.entry.1.key',
      '.__proto__',
      '.member.-1',
      '.member.1.member.1',
    ])
  const form = new URLSearchParams([
    ['Action', name],
    ['Version', version],
    ...members.map((member): [string, string] => [
      member.name + (member.shape.kind === 'string' ? '' : deep()),
      asText(Reflect.get(input, member.name) ?? dice.text()),
    ]),
  ])
  if (dice.chance(0.1)) form.set(dice.text(), dice.text())
  return {
    method: dice.chance(0.95) ? 'POST' : dice.pick(METHODS),
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...signed(dice, 'iam'), ...strayHeaders(dice) },
    body: dice.chance(0.96) ? form.toString() : dice.bytes(),
  }
}

const MEDIA = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'text/html',
  '',
]

const descriptor = (dice: Dice): unknown =>
  dice.chance(0.1)
    ? dice.json()
    : {
        mediaType: dice.pick(MEDIA),
        digest: dice.text(),
        size: dice.pick([0, 1, -1, 2 ** 53, 1e308, 'x', null]),
        ...(dice.chance(0.2) && { urls: [dice.text()], platform: dice.json(), annotations: dice.json() }),
      }

const manifest = (dice: Dice): unknown => {
  const several = () => Array.from({ length: dice.pick([0, 1, 3, 200]) }, () => descriptor(dice))
  return {
    schemaVersion: dice.pick([1, 2, 2, 2, 'x']),
    mediaType: dice.pick(MEDIA),
    ...(dice.chance(0.8) ? { config: descriptor(dice), layers: several() } : { manifests: several() }),
    ...(dice.chance(0.1) && { subject: descriptor(dice), annotations: dice.json(), [dice.text()]: dice.json() }),
  }
}

function registryRequest(dice: Dice, basic: string): FuzzRequest {
  const name = () => (dice.chance(0.6) ? dice.pick(['app', 'hello-world', 'checkout-api', 'new/one']) : dice.text())
  const what = dice.pick(['manifests', 'blobs', 'blobs/uploads', 'tags/list', 'referrers', '_catalog', ''])
  const search = dice.chance(0.4)
    ? `?${dice.pick(['digest', 'n', 'last', 'mount', 'from', 'artifactType', '__proto__'])}=${dice.text()}&from=app`
    : ''
  return {
    method: dice.pick(METHODS),
    path: inPath(
      `/v2/${what === '_catalog' ? what : `${name()}/${what}/${what === 'tags/list' ? '' : dice.text()}`}${search}`,
    ),
    headers: {
      authorization: dice.chance(0.9) ? basic : inHeader(dice.text()),
      'content-type': dice.pick(MEDIA),
      ...(dice.chance(0.2) && {
        'content-range': inHeader(dice.pick(['0-10', '5-1', 'bytes 0-1/2', '-1--1', dice.text()])),
      }),
      ...(dice.chance(0.1) && {
        range: inHeader(dice.pick(['bytes=0-1', 'bytes=-5', 'bytes=9-1', 'bytes=0-1,3-4', dice.text()])),
      }),
    },
    body: what === 'manifests' ? bodyOf(dice, () => manifest(dice)) : dice.bytes(),
  }
}

function anyRequest(dice: Dice): FuzzRequest {
  const path = dice.pick([
    '/',
    '/_gantry/health',
    '/_gantry/clock',
    '/_gantry/layers/',
    '/2015-03-31/functions',
    '//',
    '/v2',
    '/?Action=',
    '/_gantry/speed',
  ])
  return {
    method: dice.pick(METHODS),
    path: inPath(path + (dice.chance(0.5) ? dice.text() : '')),
    headers: { ...signed(dice, 'sts'), ...strayHeaders(dice) },
    body: bodyOf(dice, () => dice.json()),
  }
}

/** One request of any kind. @param basic credentials of the registry */
export function fuzzRequest(dice: Dice, basic: string): FuzzRequest {
  const kind = dice.next()
  if (kind < 0.35) return lambdaRequest(dice)
  if (kind < 0.65) return rpcRequest(dice)
  if (kind < 0.75) return queryRequest(dice)
  return kind < 0.95 ? registryRequest(dice, basic) : anyRequest(dice)
}
