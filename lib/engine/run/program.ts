import type { ImageFiles, PathProblem } from './unpack/image-files'
import { interpreterOf } from './program-format'
import { LaunchError, type SandboxSpec } from './sandbox'

/** What a container is told to run. */
export type Program = Pick<SandboxSpec, 'entryPoint' | 'command' | 'workingDirectory' | 'environment'>

/** Where Docker and Lambda look when the environment has no PATH. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** As many interpreters of interpreters as Linux follows. */
const MAX_INTERPRETERS = 4

/** In Go's words, which are Lambda's. */
const REASONS: Readonly<Record<PathProblem | 'ENOEXEC', string>> = {
  ENOENT: 'no such file or directory',
  ENOTDIR: 'not a directory',
  ELOOP: 'too many levels of symbolic links',
  EACCES: 'permission denied',
  ENOEXEC: 'exec format error',
}

/**
 * Checks, before anything is started, that Linux would execute the program as Lambda's user.
 * @returns entry point and command together
 * @throws LaunchError in Lambda's words
 */
export async function checkProgram(files: ImageFiles, program: Program): Promise<readonly string[]> {
  const { entryPoint, command, workingDirectory } = program
  const line = [...entryPoint, ...command]
  const [name] = line
  if (hasNul(program)) throw new LaunchError('Runtime.InvalidEntrypoint', `fork/exec ${name}: invalid argument`)
  await checkFolder(files, workingDirectory)
  if (name === undefined) {
    throw new LaunchError('Runtime.InvalidEntrypoint', "Couldn't find valid bootstrap(s): []")
  }
  const path = name.includes('/') ? name : await findInPath(files, name, program)
  const problem = path === undefined ? 'ENOENT' : await problemOf(files, from(workingDirectory, path))
  if (problem) throw new LaunchError('Runtime.InvalidEntrypoint', `fork/exec ${path ?? name}: ${REASONS[problem]}`)
  return line
}

async function checkFolder(files: ImageFiles, folder: string): Promise<void> {
  if (!folder.startsWith('/')) {
    const reason = `the working directory '${folder}' is invalid, it needs to be an absolute path`
    throw new LaunchError('Runtime.InvalidWorkingDir', reason)
  }
  const found = await files.find(folder)
  const problem = typeof found === 'string' ? found : problemOfFolder(found)
  if (problem) throw new LaunchError('Runtime.InvalidWorkingDir', `chdir ${folder}: ${REASONS[problem]}`)
}

/** Lambda's user owns nothing in an image: the rights of everybody count. */
const mayExecute = (mode: number) => (mode & 0o1) !== 0

const problemOfFolder = ({ kind, mode }: { kind: string; mode: number }): PathProblem | undefined =>
  kind !== 'folder' ? 'ENOTDIR' : mayExecute(mode) ? undefined : 'EACCES'

/** What no Linux program can be given, and what would end an argument of bubblewrap early. */
const hasNul = ({ entryPoint, command, workingDirectory, environment }: Program): boolean =>
  [...entryPoint, ...command, workingDirectory, ...Object.entries(environment).flat()].some((text) =>
    text.includes('\0'),
  )

const from = (folder: string, path: string) => (path.startsWith('/') ? path : `${folder}/${path}`)

/** The first that can be executed, else the first that is there. */
async function findInPath(files: ImageFiles, name: string, program: Program): Promise<string | undefined> {
  let first: string | undefined
  if (name === '') return undefined
  for (const folder of (program.environment.PATH ?? DEFAULT_PATH).split(':')) {
    const path = `${folder === '' ? '.' : folder.replace(/\/+$/, '')}/${name}`
    const found = await files.find(from(program.workingDirectory, path))
    if (typeof found === 'string') continue
    if (found.kind === 'file' && mayExecute(found.mode)) return path
    first ??= path
  }
  return first
}

/** @returns why `execve` would refuse */
async function problemOf(files: ImageFiles, path: string, depth = 0): Promise<PathProblem | 'ENOEXEC' | undefined> {
  const found = await files.find(path)
  if (typeof found === 'string') return found
  if (found.kind !== 'file' || !mayExecute(found.mode)) return 'EACCES'
  const start = await files.start(path)
  if (!start) return undefined
  const format = interpreterOf(start)
  if (!format) return 'ENOEXEC'
  if (format.interpreter === undefined) return undefined
  return depth < MAX_INTERPRETERS ? problemOf(files, `/${format.interpreter}`, depth + 1) : 'ELOOP'
}
