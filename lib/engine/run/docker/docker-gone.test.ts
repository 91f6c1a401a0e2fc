import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { memoryBlobs } from '../../store/blobs'
import { findDriver } from '../find-driver'
import { imageOf, layerOf, withFolders } from '../test-image'
import { putImage, startSandbox } from '../test-sandbox'

const ID = 'c0ffee'
/** What Docker says of a folder and of a file that everybody may execute: Go's bits of a mode. */
const stat = (mode: number) => Buffer.from(JSON.stringify({ mode, linkTarget: '' })).toString('base64')

/** A Docker API that takes any image and runs any program, which says hello and stays. */
async function startDocker(socket: string) {
  const attached: ServerResponse[] = []
  const server = createServer(({ url = '', method }, response) => {
    if (url.includes('/attach')) {
      attached.push(response.writeHead(200))
      response.write(Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 0, 5]), Buffer.from('hello')]))
    } else if (url.includes('/archive') && method === 'HEAD') {
      const mode = url.endsWith('%2F') ? 2 ** 31 + 0o755 : 0o755
      response.setHeader('x-docker-container-path-stat', stat(mode)).end()
    } else if (url.includes('/archive')) response.end()
    else if (url.endsWith('/create')) response.end(JSON.stringify({ Id: ID }))
    else if (url.includes('/containers/json') || url.includes('/images/json')) response.end('[]')
    else if (url === '/info') response.end('{}')
    else response.end()
  })
  await once(server.listen(socket), 'listening')
  return {
    attached,
    end() {
      server.close()
      server.closeAllConnections()
    },
  }
}

test('a Docker that ends takes its containers along, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-gone-'))
  const docker = await startDocker(join(folder, 'docker.sock'))
  const blobs = memoryBlobs()
  const driver = await findDriver({ blobs, folder, run: 'docker', dockerHost: `unix://${join(folder, 'docker.sock')}` })
  if (!driver) throw new Error('No driver')
  const image = putImage(blobs, imageOf([await layerOf(withFolders([{ name: 'program', content: '' }]))], {}))
  const spec = { entryPoint: ['/program'], command: [], workingDirectory: '/' }
  const { sandbox, output, wrote } = await startSandbox(driver, image, spec)
  await wrote
  expect(output()).toBe('hello')
  docker.end()
  expect(await sandbox.exited).toEqual({ code: null, signal: 'SIGKILL', outOfMemory: false })
  await sandbox.kill()
  await expect(startSandbox(driver, image, spec)).rejects.toMatchObject({ errorType: 'Runtime.Unknown' })
  await driver.close()
  rmSync(folder, { recursive: true })
})
