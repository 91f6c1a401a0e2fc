import type { DockerApi } from './docker-api'
import { LAMBDA_GID, LAMBDA_UID, OPEN_FILES, PROCESSES } from '../lambda-limits'
import type { SandboxSpec } from '../sandbox'

const MB = 1024 * 1024

/** By this label the containers of a data folder are known. */
export const FOLDER_LABEL = 'gantry.data-folder'

/**
 * Removes a container, running or not, and its volumes. Two removals at once refuse each other, in many words: what
 * stays is swept at the next start.
 */
export async function removeContainer(api: DockerApi, id: string): Promise<void> {
  await api.call('DELETE', `/containers/${id}?force=true&v=true`).catch(() => undefined)
}

/** Where containers find the Runtime API, and in which network. */
export type DockerNetwork = { readonly mode: string; readonly host: string }

/**
 * The body of `POST /containers/create`. The limits of open files and processes are explicit: without, runtimes on
 * hosts that mix both versions of cgroups ask for more than they may have.
 */
export function containerBody(
  spec: SandboxSpec,
  { image, line, network, folder }: { image: string; line: readonly string[]; network: DockerNetwork; folder: string },
) {
  const environment = { ...spec.environment, AWS_LAMBDA_RUNTIME_API: `${network.host}:${spec.runtimeApiPort}` }
  return {
    Image: image,
    Entrypoint: line,
    Cmd: [],
    WorkingDir: spec.workingDirectory,
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    User: `${LAMBDA_UID}:${LAMBDA_GID}`,
    AttachStdout: true,
    AttachStderr: true,
    Labels: { [FOLDER_LABEL]: folder },
    HostConfig: {
      ReadonlyRootfs: true,
      Tmpfs: { '/tmp': `rw,exec,nosuid,nodev,mode=1777,size=${spec.tmpMb}m` },
      Memory: spec.memoryMb * MB,
      MemorySwap: spec.memoryMb * MB,
      NetworkMode: network.mode,
      IpcMode: 'none',
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Ulimits: [
        { Name: 'nofile', Soft: OPEN_FILES, Hard: OPEN_FILES },
        { Name: 'nproc', Soft: PROCESSES, Hard: PROCESSES },
      ],
      LogConfig: { Type: 'none', Config: {} },
    },
  }
}
