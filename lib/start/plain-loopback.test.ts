import { createServer, get } from 'node:http'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { isLoopback, leaveLoopbackPlain } from './plain-loopback'

test.each([
  ['127.0.0.1', true],
  ['127.8.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.7', false],
  ['::ffff:10.0.0.7', false],
  ['2001:db8::1', false],
  ['', false],
  [undefined, false],
])('%s is this machine: %s', (address, is) => expect(isLoopback(address)).toBe(is))

test('who asks from this machine is not known to take gzip, whatever the request says; others are', async () => {
  leaveLoopbackPlain()
  const server = createServer((request, response) => response.end(request.headers['accept-encoding'] ?? 'none'))
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const ask = (host: string) =>
    new Promise((resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip', 'x-forwarded-for': '10.0.0.7' }
      get({ host, port, headers, agent: false }, (response) => response.on('data', (text) => resolve(String(text)))).on(
        'error',
        reject,
      )
    })
  expect(await ask('127.0.0.1')).toBe('none')
  // From its own address in a network, this machine is as any other. Not every machine has one.
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)
  if (outside) expect(await ask(outside.address)).toBe('gzip')
  server.close()
})
