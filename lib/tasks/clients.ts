import { findClis } from '../engine/proof/clients/aws-cli'
import { installPackages, onPath } from './packages'

/** The programs that the engine's tests drive or run images with, and Debian's packages of them. */
const PROGRAMS = { skopeo: 'skopeo', podman: 'podman', runc: 'runc', bwrap: 'bubblewrap' }

/**
 * Installs the clients and container programs that the tests use, as root on Debian; elsewhere it names what is
 * missing, and the tests that need it say that they did not run.
 */
export function ensureClients(): void {
  const missing = Object.entries(PROGRAMS).flatMap(([program, name]) => (onPath(program) ? [] : [name]))
  if (!findClis().some(({ version }) => version.startsWith('aws-cli/2'))) missing.push('awscli')
  installPackages(...missing)
  const absent = Object.keys(PROGRAMS).filter((program) => !onPath(program))
  if (findClis().length === 0) absent.push('aws')
  if (absent.length > 0)
    process.stdout.write(`Not on this machine: ${absent.join(', ')}. What needs it is not tried.\n`)
}
