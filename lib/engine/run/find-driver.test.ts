import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { memoryBlobs } from '../store/blobs'
import { findDocker } from './docker/find-docker'
import { findDriver } from './find-driver'

const folder = mkdtempSync(join(tmpdir(), 'gantry-find-'))
const socket = join(folder, 'podman', 'podman.sock')
const servers: Server[] = []
beforeAll(() => void mkdirSync(join(folder, 'podman')))
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What answers as a Docker API does. */
async function listen(headers: Record<string, string>, info: object = {}): Promise<void> {
  const server = createServer(({ url }, response) => {
    if (url === '/_ping') response.writeHead(200, headers).end('OK')
    else if (url === '/info') response.end(JSON.stringify(info))
    else response.end('[]')
  })
  servers.push(server)
  await once(server.listen(socket), 'listening')
}

const found = async () => {
  const docker = await findDocker({ dockerHost: `unix://${socket}` })
  docker?.api.close()
  return docker?.network
}
const here = { mode: 'host', host: '127.0.0.1' }
const outside = { mode: 'bridge', host: 'host.docker.internal' }

test('containers of Podman and Docker are in the network of this machine, others reach it by name', async () => {
  expect(await found()).toBeUndefined()
  await listen({ 'Libpod-API-Version': '4.3.1' })
  expect(await found()).toEqual(process.platform === 'linux' ? here : outside)
})

test.runIf(process.platform === 'linux').each([
  ['Docker', { OperatingSystem: 'Debian GNU/Linux 12', SecurityOptions: ['name=seccomp,profile=builtin'] }, here],
  ['Docker Desktop', { OperatingSystem: 'Docker Desktop' }, outside],
  ['Docker without root', { SecurityOptions: ['name=rootless'] }, undefined],
])('%s', async (_, info, network) => {
  await listen({}, info)
  expect(await found()).toEqual(network)
})

test('a socket below XDG_RUNTIME_DIR is found; a DOCKER_HOST that is not spoken here is no Docker', async () => {
  await listen({ 'Libpod-API-Version': '4.3.1' })
  const docker = await findDocker({ runtimeFolder: folder })
  docker?.api.close()
  expect(docker).toBeDefined()
  expect(await findDocker({ dockerHost: 'ssh://somewhere', runtimeFolder: folder })).toBeUndefined()
})

test('GANTRY_RUN chooses, and simulated is no driver', async () => {
  await listen({ 'Libpod-API-Version': '4.3.1' })
  const parts = { blobs: memoryBlobs(), folder, dockerHost: `unix://${socket}` }
  const docker = await findDriver({ ...parts, run: 'auto' })
  expect(docker?.kind).toBe('docker')
  await docker?.close()
  expect(await findDriver({ ...parts, run: 'simulated' })).toBeUndefined()
  expect(await findDriver({ ...parts, dockerHost: 'unix:///nowhere', run: 'docker' })).toBeUndefined()
  const other = await findDriver({ ...parts, run: 'bubblewrap' })
  expect(other?.kind ?? 'bubblewrap').toBe('bubblewrap')
  await other?.close()
})
