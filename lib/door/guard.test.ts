import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedHosts, guard, kindOf, maxBodyBytes, type GuardedKind } from './guard'

const allowed = allowedHosts(3000, ['panel.example'])
const own = {
  host: '127.0.0.1:3000',
  origin: 'http://127.0.0.1:3000',
  'sec-fetch-site': 'same-origin',
  'content-length': '2',
}
const ask = (kind: GuardedKind, headers: Record<string, string | undefined>) =>
  guard(
    {
      kind,
      headers: new Headers(
        Object.entries(headers).flatMap(([name, value]): [string, string][] =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    },
    allowed,
  )?.status ?? null

test.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'LOCALHOST:3000', 'panel.example'])(
  '%s is a name of the panel',
  (host) => {
    expect(ask('page', { host })).toBe(null)
    expect(ask('write', { ...own, host, origin: `http://${host}` })).toBe(null)
  },
)

test.each([
  'evil.example',
  'evil.example:3000',
  '127.0.0.1',
  '127.0.0.1:3001',
  '127.0.0.1:3000.evil.example',
  'localhost.:3000',
  '0.0.0.0:3000',
  '192.168.1.2:3000',
  '',
  undefined,
])('DNS rebinding: Host %s is refused with 421, even where Origin agrees', (host) => {
  for (const kind of ['page', 'read', 'write'] as const)
    expect(ask(kind, { ...own, host, origin: host && `http://${host}` })).toBe(421)
})

test('a spoofed X-Forwarded-Host is refused, the one that Next adds itself is not', () => {
  expect(ask('write', { ...own, 'x-forwarded-host': 'evil.example', origin: 'http://evil.example' })).toBe(421)
  expect(ask('read', { ...own, 'x-forwarded-host': 'localhost:3000' })).toBe(421)
  expect(ask('write', { ...own, 'x-forwarded-host': own.host })).toBe(null)
})

test.each([
  undefined,
  'null',
  'http://evil.example',
  'http://127.0.0.1:3001',
  'http://127.0.0.1:3000.evil.example',
  'file://',
  'http://127.0.0.1:3000, http://evil.example',
])('a write with Origin %s is refused', (origin) => {
  expect(ask('write', { ...own, origin })).toBe(403)
  expect(ask('write', { ...own, origin, 'sec-fetch-site': undefined })).toBe(403)
})

test.each(['cross-site', 'same-site', 'anything'])('Sec-Fetch-Site %s reads and writes nothing', (site) => {
  expect(ask('write', { ...own, 'sec-fetch-site': site })).toBe(403)
  expect(ask('read', { host: own.host, 'sec-fetch-site': site })).toBe(403)
  expect(ask('page', { host: own.host, 'sec-fetch-site': site })).toBe(403)
  expect(
    ask('read', { host: own.host, 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }),
  ).toBe(403)
})

test('a link in a chat opens a page, but not in a frame', () => {
  const link = { host: own.host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  expect(ask('page', { ...link, 'sec-fetch-dest': 'document' })).toBe(null)
  expect(ask('page', { ...link, 'sec-fetch-dest': 'iframe' })).toBe(403)
  expect(ask('write', { ...own, ...link, 'sec-fetch-dest': 'document' })).toBe(403)
})

test('an address that a person types opens a page and a read, and writes nothing', () => {
  expect(ask('page', { host: own.host, 'sec-fetch-site': 'none' })).toBe(null)
  expect(ask('read', { host: own.host, 'sec-fetch-site': 'none' })).toBe(null)
  expect(ask('write', { ...own, 'sec-fetch-site': 'none' })).toBe(403)
})

test('a body says its length, and not too much of it', () => {
  expect(ask('write', { ...own, 'content-length': String(maxBodyBytes) })).toBe(null)
  expect(ask('write', { ...own, 'content-length': String(maxBodyBytes + 1) })).toBe(413)
  expect(ask('write', { ...own, 'content-length': 'many' })).toBe(413)
  expect(ask('write', { ...own, 'content-length': undefined })).toBe(411)
  expect(ask('write', { ...own, 'transfer-encoding': 'chunked' })).toBe(411)
})

test('no Origin but our own ever writes', () => {
  fc.assert(fc.property(fc.webUrl(), (url) => ask('write', { ...own, origin: new URL(url).origin }) === 403))
})

test.each([
  ['GET', '/demo/us-east-1/functions', 'page'],
  ['HEAD', '/api/x', 'read'],
  ['GET', '/api', 'read'],
  ['GET', '/apix', 'page'],
  ['POST', '/api/x', 'write'],
  ['OPTIONS', '/', 'write'],
  ['PUT', '/', 'write'],
])('%s %s is a %s', (method, path, kind) => expect(kindOf(method, path)).toBe(kind))
