import { LAMBDA_GID, LAMBDA_UID, OPEN_FILES, PROCESSES } from '../lambda-limits'
import type { SandboxSpec } from '../sandbox'

/** The environment of the host's programs: that of the engine is none of a sandbox's business. */
export const HOST_ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/wrappers/bin:/run/current-system/sw/bin',
  NODE_ENV: 'production' as const,
}

/** How bubblewrap is used on this machine. */
export type BubblewrapMode = {
  /** Start it as Lambda's user itself: only root can, and only where that user may make namespaces. */
  readonly asLambdaUser: boolean
  /** Whether this bubblewrap can limit the size of a tmpfs. */
  readonly sizes: boolean
}

/** File descriptors of the process that becomes bubblewrap: its arguments, what it reports, what it waits for. */
export const ARGUMENTS_FD = 3
export const STATUS_FD = 4
export const BLOCK_FD = 5

/**
 * A shell, because it can set limits. That of processes counts all of a user's, so only Lambda's own user gets it;
 * shells name it `-u` or `-p`.
 */
export function shellCommand({ asLambdaUser }: BubblewrapMode): string {
  const processes = asLambdaUser ? `ulimit -p ${PROCESSES} 2>/dev/null || ulimit -u ${PROCESSES}; ` : ''
  return `ulimit -n ${OPEN_FILES}; ${processes}exec bwrap --args ${ARGUMENTS_FD} -- "$@"`
}

/**
 * The arguments of bubblewrap, but for the command. They go through a pipe: the environment holds secrets, and every
 * user of this machine can read a command line.
 */
export function bubblewrapArguments(root: string, spec: SandboxSpec, { sizes }: BubblewrapMode): readonly string[] {
  const environment = { ...spec.environment, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${spec.runtimeApiPort}` }
  return [
    ['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--die-with-parent', '--new-session'],
    ['--uid', String(LAMBDA_UID), '--gid', String(LAMBDA_GID)],
    ['--ro-bind', root, '/', '--proc', '/proc', '--dev', '/dev', '--remount-ro', '/dev'],
    ['--ro-bind-try', '/etc/resolv.conf', '/etc/resolv.conf', '--ro-bind-try', '/etc/hosts', '/etc/hosts'],
    sizes ? ['--size', String(spec.tmpMb * 1024 * 1024)] : [],
    ['--tmpfs', '/tmp', '--chdir', spec.workingDirectory, '--clearenv'],
    ...Object.entries(environment).map(([name, value]) => ['--setenv', name, value]),
    ['--json-status-fd', String(STATUS_FD), '--block-fd', String(BLOCK_FD)],
  ].flat()
}
