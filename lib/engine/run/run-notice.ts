import type { RunSetting } from './run-setting'
import type { SandboxDriver } from './sandbox'

/** What was asked for, and what was found. */
export type RunParts = {
  readonly run: RunSetting
  readonly dockerHost?: string | undefined
  readonly found?: SandboxDriver['kind'] | undefined
}

const LINUX = 'Linux, an installed bwrap, and user namespaces that it may make'

/**
 * A sentence for the person who starts the engine, when images run in another way than was asked for, or not at all.
 * @returns undefined when all is as asked
 */
export function runNotice({ run, dockerHost, found }: RunParts): string | undefined {
  if (run === 'simulated' || found === 'docker') return undefined
  const outcome = found ? 'Images run in bubblewrap' : 'Invocations are simulated'
  if (found && (run === 'bubblewrap' || dockerHost === undefined)) return undefined
  if (run === 'bubblewrap') return `${outcome}: bubblewrap can make no sandbox here. It needs ${LINUX}.`
  const where = dockerHost === undefined ? '' : ` at DOCKER_HOST=${dockerHost}`
  const also = run === 'auto' && !found ? ` bubblewrap will do too; it needs ${LINUX}.` : ''
  return `${outcome}: no Docker or Podman that can be used answers${where}. Start one, or say where it listens with DOCKER_HOST.${also}`
}
