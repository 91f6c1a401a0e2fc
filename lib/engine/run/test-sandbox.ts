import type { Blobs } from '../store/blobs'
import type { Sandbox, SandboxDriver, SandboxSpec } from './sandbox'
import type { TestImage } from './test-image'

/** Puts an image's parts into a store. @returns its digest */
export function putImage(blobs: Blobs, { manifest, config, layers }: TestImage): string {
  for (const bytes of [config, ...layers]) blobs.put(bytes)
  return blobs.put(Buffer.from(manifest))
}

/** A sandbox, what it has written so far, and a promise of the first of that. */
export type TestSandbox = {
  readonly sandbox: Sandbox
  readonly output: () => string
  readonly wrote: Promise<void>
}

/** Starts the image; Node with the probe is the entry point unless `spec` has another. */
export async function startSandbox(
  driver: SandboxDriver,
  digest: string,
  spec: Partial<SandboxSpec> = {},
): Promise<TestSandbox> {
  const chunks: Uint8Array[] = []
  let tell = () => {}
  const wrote = new Promise<void>((resolve) => (tell = resolve))
  const sandbox = await driver.start({
    image: { account: '123456789012', region: 'us-east-1', repository: 'app', digest },
    entryPoint: ['/usr/bin/node', '/var/task/probe.mjs'],
    command: ['look'],
    workingDirectory: '/var/task',
    environment: { PATH: '/usr/bin:/bin' },
    memoryMb: 512,
    tmpMb: 512,
    runtimeApiPort: 9,
    onOutput(chunk) {
      chunks.push(chunk)
      tell()
    },
    ...spec,
  })
  return { sandbox, output: () => Buffer.concat(chunks).toString('utf8'), wrote }
}

/** The last line of JSON that a sandbox wrote, when it has ended. */
export async function lastWords({ sandbox, output }: TestSandbox): Promise<unknown> {
  await sandbox.exited
  return JSON.parse(
    output()
      .split('\n')
      .findLast((line) => /^[{"]/.test(line)) ?? '',
  )
}
