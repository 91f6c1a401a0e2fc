import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { isStale } from '../start/build-age'
import { alone } from './build-folder'
import { root } from './project-files'

/** The build of a test run: made when sources are newer. Two runs in one folder make one, the second waits for it. */
process.exitCode = await alone(async () => {
  if (!isStale(root, '.next')) return 0
  const [status] = await once(spawn('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' }), 'exit')
  return typeof status === 'number' ? status : 1
})
