import { closeSync, lstatSync, openSync, readSync } from 'node:fs'
import { PathError, resolveInside } from './inside'
import { interpreterOf } from './program-format'
import { LaunchError, type SandboxSpec } from './sandbox'

/** What a container is told to run. */
export type Program = Pick<SandboxSpec, 'entryPoint' | 'command' | 'workingDirectory' | 'environment'>

/** Where Docker and Lambda look when the environment has no PATH. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** As many interpreters of interpreters as Linux follows. */
const MAX_INTERPRETERS = 4

const HEADER_BYTES = 4096

const REASONS: Readonly<Record<string, string>> = {
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
export function checkProgram(root: string, program: Program): readonly string[] {
  const line = [...program.entryPoint, ...program.command]
  const [name] = line
  checkFolder(root, program.workingDirectory)
  if (name === undefined) {
    throw new LaunchError('Runtime.InvalidEntrypoint', "Couldn't find valid bootstrap(s): []")
  }
  const path = name.includes('/') ? name : findInPath(root, name, program)
  const problem = problemOf(root, path === undefined ? undefined : from(program.workingDirectory, path))
  if (problem) throw new LaunchError('Runtime.InvalidEntrypoint', `fork/exec ${path ?? name}: ${problem}`)
  return line
}

function checkFolder(root: string, folder: string): void {
  if (!folder.startsWith('/')) {
    const reason = `the working directory '${folder}' is invalid, it needs to be an absolute path`
    throw new LaunchError('Runtime.InvalidWorkingDir', reason)
  }
  const found = lookUp(root, folder)
  const code = typeof found === 'string' ? found : found.stats.isDirectory() ? undefined : 'ENOTDIR'
  if (code) throw new LaunchError('Runtime.InvalidWorkingDir', `chdir ${folder}: ${REASONS[code]}`)
}

const from = (folder: string, path: string) => (path.startsWith('/') ? path : `${folder}/${path}`)

function findInPath(root: string, name: string, { environment, workingDirectory }: Program): string | undefined {
  const folders = (environment.PATH ?? DEFAULT_PATH).split(':')
  const paths = folders.map((folder) => `${folder === '' ? '.' : folder.replace(/\/$/, '')}/${name}`)
  const found = paths.filter((path) => typeof lookUp(root, from(workingDirectory, path)) !== 'string')
  return found.find((path) => isExecutable(root, from(workingDirectory, path))) ?? found[0]
}

/** Follows the links inside the image; a string is the code of the error. */
function lookUp(root: string, path: string) {
  try {
    const host = resolveInside(root, path)
    return { host, stats: lstatSync(host) }
  } catch (error) {
    if (error instanceof PathError) return error.code
    if (isDenied(error)) return 'EACCES'
    throw error
  }
}

const isDenied = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EACCES'

/** Lambda's user owns no file of the image: the rights of everybody count. */
function isExecutable(root: string, path: string): boolean {
  const found = lookUp(root, path)
  return typeof found !== 'string' && found.stats.isFile() && (found.stats.mode & 0o1) !== 0
}

/** @returns why `execve` would refuse, in Go's words */
function problemOf(root: string, path: string | undefined, depth = 0): string | undefined {
  const found = path === undefined ? 'ENOENT' : lookUp(root, path)
  if (path === undefined || typeof found === 'string') return REASONS[typeof found === 'string' ? found : 'ENOENT']
  if (!isExecutable(root, path)) return REASONS.EACCES
  const header = readHeader(found.host)
  const needs = header ? interpreterOf(header) : {}
  if (needs === undefined) return REASONS.ENOEXEC
  if (needs.interpreter === undefined) return undefined
  return depth < MAX_INTERPRETERS ? problemOf(root, `/${needs.interpreter}`, depth + 1) : REASONS.ELOOP
}

/** @returns undefined for a program that may be executed but not read */
function readHeader(file: string): Buffer | undefined {
  const header = Buffer.alloc(HEADER_BYTES)
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    if (isDenied(error)) return undefined
    throw error
  }
  try {
    return header.subarray(0, readSync(handle, header))
  } finally {
    closeSync(handle)
  }
}
