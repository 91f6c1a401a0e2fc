import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Blobs } from '../store/blobs'
import { BubblewrapDriver } from './bubblewrap/bubblewrap'
import { HOST_ENVIRONMENT, type BubblewrapMode } from './bubblewrap/bubblewrap-command'
import { LAMBDA_GID, LAMBDA_UID } from './lambda-limits'
import { DockerDriver } from './docker/docker'
import { findDocker, type DockerPlaces } from './docker/find-docker'
import { findMemoryController } from './bubblewrap/memory-cgroup'
import type { RunSetting } from './run-setting'
import type { SandboxDriver } from './sandbox'

/** Where images are read from, what a driver may use on the disk, and where Docker may be. */
export type DriverParts = DockerPlaces & {
  readonly blobs: Blobs
  readonly folder: string
  readonly run?: RunSetting
}

/** @returns undefined where images cannot run on this machine, or shall not */
export async function findDriver({
  blobs,
  folder,
  run = 'auto',
  ...places
}: DriverParts): Promise<SandboxDriver | undefined> {
  if (run === 'simulated') return undefined
  const docker = run === 'bubblewrap' ? undefined : await findDocker(places)
  if (docker) return new DockerDriver(docker.api, blobs, folder, docker.network)
  const mode = run === 'docker' ? undefined : await findBubblewrap(folder)
  return mode && new BubblewrapDriver(blobs, join(folder, 'rootfs'), mode, findMemoryController())
}

const execute = promisify(execFile)

/** Tries out whether bubblewrap can make a sandbox here: containers and some distributions forbid it. */
async function findBubblewrap(folder: string): Promise<BubblewrapMode | undefined> {
  if (process.platform !== 'linux') return undefined
  const help = await execute('bwrap', ['--help'], { env: HOST_ENVIRONMENT }).catch(() => undefined)
  if (!help) return undefined
  const sizes = help.stdout.includes('--size BYTES')
  for (const asLambdaUser of process.getuid?.() === 0 ? [true, false] : [false]) {
    const trial = [
      '--unshare-user',
      '--unshare-pid',
      '--ro-bind',
      '/',
      '/',
      '--proc',
      '/proc',
      '--chdir',
      folder,
      'true',
    ]
    const options = { env: HOST_ENVIRONMENT, ...(asLambdaUser && { uid: LAMBDA_UID, gid: LAMBDA_GID }) }
    if (await execute('bwrap', trial, options).catch(() => undefined)) return { asLambdaUser, sizes }
  }
  return undefined
}
