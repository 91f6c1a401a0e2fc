import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from '../server/settings'
import { memoryBlobs } from '../store/blobs'
import { BubblewrapDriver } from './bubblewrap/bubblewrap'
import { findDriver } from './find-driver'
import type { SandboxDriver } from './sandbox'
import { imageOf, layerOf, nodeLayer, withFolders, type TestFile } from './test-image'
import { startPodman } from './docker/test-podman'
import { TEST_PROBE } from './test-probe'
import { lastWords, putImage, startSandbox } from './test-sandbox'

const folder = mkdtempSync(join(tmpdir(), 'gantry-sandbox-'))
// So that Lambda's user may reach it.
chmodSync(folder, 0o755)
const blobs = memoryBlobs()
const podman = await startPodman()
const drivers: [string, SandboxDriver][] = []
const bubblewrap = await findDriver({ blobs, folder, run: 'bubblewrap' })
if (bubblewrap instanceof BubblewrapDriver) {
  const { mode } = bubblewrap
  const other = new BubblewrapDriver(blobs, join(folder, 'other'), { ...mode, asLambdaUser: false }, undefined)
  drivers.push(['bubblewrap', bubblewrap], ['bubblewrap without cgroups and as the own user', other])
}
const docker = podman && (await findDriver({ blobs, folder, run: 'docker', dockerHost: podman.dockerHost }))
if (docker) drivers.push(['docker', docker])
const { dockerHost } = readSettings().docker
const named = dockerHost === undefined ? undefined : await findDriver({ blobs, folder, run: 'docker', dockerHost })
if (named) drivers.push(['docker of DOCKER_HOST', named])
for (const kind of ['bubblewrap', 'docker']) {
  if (!drivers.some(([name]) => name === kind)) process.stdout.write(`No ${kind} here: left out.\n`)
}

test('no driver is found where images shall not run', async () =>
  expect(await findDriver({ blobs, folder, run: 'simulated' })).toBeUndefined())

let image: string

/** This machine's program format with the processor of another. */
function foreignProgram(): Buffer {
  const elf = Buffer.alloc(128)
  elf.write('\u007fELF\u0002\u0001\u0001', 'latin1')
  elf.writeUInt16LE(2, 16)
  elf.writeUInt16LE(process.arch === 'arm64' ? 62 : 183, 18)
  return elf
}

const commandLines = () =>
  readdirSync('/proc').flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8')] : []
    } catch {
      return []
    }
  })

beforeAll(async () => {
  const files: TestFile[] = [
    { name: 'var/task/probe.mjs', content: TEST_PROBE },
    { name: 'var/task/foreign', content: foreignProgram(), mode: 0o755 },
    { name: 'var/task/plain', content: 'echo hello', mode: 0o755 },
    { name: 'var/task/unmarked', content: '#!/usr/bin/node\n', mode: 0o644 },
    { name: 'var/task/owners', content: '#!/usr/bin/node\n', mode: 0o700 },
    { name: 'var/task/windows', content: '#!/usr/bin/node\r\n', mode: 0o755 },
    { name: 'var/task/script', content: '#!/usr/bin/node\nconsole.log(JSON.stringify("a script"))', mode: 0o755 },
    { name: 'bin', type: 'symlink', linkname: '/usr/bin' },
  ]
  image = putImage(blobs, imageOf([await nodeLayer(), await layerOf(withFolders(files))], {}))
}, 60_000)

afterAll(async () => {
  for (const [, driver] of drivers) await driver.close()
  await podman?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The limit counts all processes of a user: without a user of its own a sandbox has none. */
const limitsProcesses = (driver: SandboxDriver) => !(driver instanceof BubblewrapDriver) || driver.mode.asLambdaUser

describe.each(drivers)('%s', { timeout: 60_000 }, (_, driver) => {
  const start = (spec: Parameters<typeof startSandbox>[2]) => startSandbox(driver, image, spec)

  test('runs entry point and command as Lambda does', async () => {
    const sandbox = await start({ command: ['look', 'a b', '$HOME'], environment: { PATH: '/bin', NAME: "it's\n=2" } })
    expect(await lastWords(sandbox)).toMatchObject({
      arguments: ['a b', '$HOME'],
      environment: { NAME: "it's\n=2", AWS_LAMBDA_RUNTIME_API: expect.stringMatching(/:9$/) },
      cwd: '/var/task',
      user: [993, 990],
      root: 'EROFS',
      task: 'EROFS',
      tmp: 'done',
      null: 'done',
      openFiles: ['1024', '1024'],
      ...(limitsProcesses(driver) && { processes: '1024' }),
      privileges: '1',
      capabilities: '0000000000000000',
      stderr: 'done',
    })
    expect(sandbox.output()).toContain('on stderr\n')
    expect(await sandbox.sandbox.exited).toEqual({ code: 0, signal: null, outOfMemory: false })
  })

  test('shows the environment of the engine to nobody', async () => {
    const { environment } = Object(await lastWords(await start({ environment: {} })))
    const known = ['AWS_LAMBDA_RUNTIME_API', 'PWD', 'PATH', 'HOSTNAME', 'HOME', 'TERM', 'container']
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([])
  })

  test('looks an entry point up in PATH, through links inside the image', async () => {
    const sandbox = await start({ entryPoint: ['node', 'probe.mjs'], environment: { PATH: '/nowhere:/bin' } })
    expect(await lastWords(sandbox)).toMatchObject({ cwd: '/var/task' })
    expect(await lastWords(await start({ entryPoint: ['./script'], command: [] }))).toBe('a script')
    expect(await lastWords(await start({ entryPoint: [], command: ['/var/task/script'] }))).toBe('a script')
  })

  test.each([
    [['/var/task/foreign'], 'fork/exec /var/task/foreign: exec format error'],
    [['./plain'], 'fork/exec ./plain: exec format error'],
    [['/lambda-entrypoint.sh'], 'fork/exec /lambda-entrypoint.sh: no such file or directory'],
    [['/var/task/windows'], 'fork/exec /var/task/windows: no such file or directory'],
    [['/var/task/unmarked'], 'fork/exec /var/task/unmarked: permission denied'],
    [['/var/task/owners'], 'fork/exec /var/task/owners: permission denied'],
    [['/var/task'], 'fork/exec /var/task: permission denied'],
    [[''], 'fork/exec : no such file or directory'],
    [['nothing'], 'fork/exec nothing: no such file or directory'],
    [[], "Couldn't find valid bootstrap(s): []"],
  ])('refuses %j', async (entryPoint, reason) => {
    await expect(start({ entryPoint, command: entryPoint.slice(1) })).rejects.toMatchObject({
      name: 'LaunchError',
      errorType: 'Runtime.InvalidEntrypoint',
      reason,
    })
  })

  test('takes no argument apart at a NUL', async () => {
    const environment = { PATH: '/bin', NAME: 'value\0--bind\0/\0/' }
    const reason = 'fork/exec /usr/bin/node: invalid argument'
    await expect(start({ environment })).rejects.toMatchObject({ name: 'LaunchError', reason })
    await expect(start({ command: ['look\0'] })).rejects.toMatchObject({ name: 'LaunchError', reason })
  })

  test('refuses a working directory that is not there', async () => {
    const errorType = 'Runtime.InvalidWorkingDir'
    const reason = 'chdir /nowhere: no such file or directory'
    await expect(start({ workingDirectory: '/nowhere' })).rejects.toMatchObject({ errorType, reason })
  })

  test('limits /tmp', async () => {
    expect(await lastWords(await start({ command: ['fill', '20'], tmpMb: 16 }))).toBe('ENOSPC')
    expect(await lastWords(await start({ command: ['fill', '12'], tmpMb: 16 }))).toBe('done')
  })

  test('ends what needs more memory than it has', async () => {
    const { sandbox } = await start({ command: ['allocate', '400'], memoryMb: 128 })
    expect(await sandbox.exited).toEqual({ code: null, signal: 'SIGKILL', outOfMemory: true })
    expect(await sandbox.maxMemoryMb()).toBe(128)
    expect(await lastWords(await start({ command: ['allocate', '50'], memoryMb: 256 }))).toBe('done')
  })

  test('tells how a program ended', async () => {
    expect(await (await start({ command: ['exit', '3'] })).sandbox.exited).toMatchObject({ code: 3, signal: null })
    // The first process of a container cannot kill itself.
    if (driver.kind === 'docker') return
    const killed = await start({ command: ['die', 'SIGKILL'] })
    expect(await killed.sandbox.exited).toEqual({ code: null, signal: 'SIGKILL', outOfMemory: false })
  })

  test('lets the program reach the Runtime API', async () => {
    const server = createServer((request, response) => response.end(JSON.stringify(request.url)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const runtimeApiPort = typeof address === 'object' && address ? address.port : 0
    expect(await lastWords(await start({ command: ['call'], runtimeApiPort }))).toBe('"/hello"')
    server.close()
  })

  test('leaves nothing after a kill', async () => {
    const mark = randomUUID()
    const { sandbox, wrote } = await start({ command: ['wait', mark] })
    await wrote
    expect(commandLines().filter((line) => line.includes(mark))).not.toEqual([])
    expect(await sandbox.maxMemoryMb()).toBeGreaterThan(1)
    await sandbox.kill()
    expect(await sandbox.exited).toEqual({ code: null, signal: 'SIGKILL', outOfMemory: false })
    expect(commandLines().filter((line) => line.includes(mark))).toEqual([])
    await sandbox.kill()
  })

  test('refuses an image whose layers are not in the store', async () => {
    const { bytes, diffId } = await layerOf([{ name: 'lost' }])
    const lost = imageOf([{ bytes, diffId }], {})
    blobs.put(Buffer.from(lost.manifest))
    await expect(startSandbox(driver, lost.digest)).rejects.toMatchObject({ errorType: 'Runtime.Unknown' })
    expect(existsSync(join(folder, 'rootfs', lost.digest.slice(7)))).toBe(false)
  })
})
