import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { listenProblem } from './listen-problem'

test('a port that is free has none, a port in use says which setting chooses another', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(await listenProblem('127.0.0.1', port, 'GANTRY_ENGINE_PORT')).toBe(
    `127.0.0.1:${port} cannot be listened on: something else does. Stop it, or choose another port with GANTRY_ENGINE_PORT.`,
  )
  server.close()
  await once(server, 'close')
  expect(await listenProblem('127.0.0.1', port, 'PORT')).toBeUndefined()
})

test('an address of another machine is not called a port in use', async () => {
  expect(await listenProblem('192.0.2.1', 3000, 'PORT')).toBe(
    '192.0.2.1:3000 cannot be listened on: 192.0.2.1 is no address of this machine. Set GANTRY_HOST to one, or leave it out for 127.0.0.1.',
  )
})
