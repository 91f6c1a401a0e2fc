import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Where Linux shows processes and groups. */
const LINUX = { proc: '/proc', top: '/sys/fs/cgroup' }
const PREFIX = 'gantry-'
const MB = 1024 * 1024

/** The last and longest wait for a group that is still in use. */
const MAX_WAIT_MS = 512

/** The files of the two versions of Linux' memory controller. */
const FILES = {
  1: { limit: 'memory.limit_in_bytes', swap: 'memory.memsw.limit_in_bytes', events: 'memory.oom_control' },
  2: { limit: 'memory.max', swap: 'memory.swap.max', events: 'memory.events' },
}

/** A group of processes, with the version of Linux' controller that counts their memory. */
export type MemoryController = { readonly version: 1 | 2; readonly folder: string }

/** A group of processes with a memory limit. */
export type MemoryGroup = {
  /** How often Linux has ended a process of it for want of memory. */
  oomKills(): number
  /** For when its processes are gone. Resolves when it is removed, or is left to the next start of an engine. */
  remove(): Promise<void>
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The group whose memory a process is counted in.
 * @param process its number, or `self`
 */
export function memoryGroupOf(process: number | 'self', { top, proc } = LINUX): MemoryController | undefined {
  const lines = read(join(proc, `${process}/cgroup`))
    .split('\n')
    .map((line) => line.split(':'))
  const pathOf = (has: (controllers: string) => boolean) => lines.find(([, controllers = '-']) => has(controllers))?.[2]
  const first = pathOf((controllers) => controllers.split(',').includes('memory'))
  if (first !== undefined) return { version: 1, folder: join(top, 'memory', first) }
  const second = pathOf((controllers) => controllers === '')
  return second === undefined ? undefined : { version: 2, folder: join(top, second) }
}

/** How often Linux has ended a process of a group for want of memory; 0 for one that is gone. */
export const oomKillsIn = ({ version, folder }: MemoryController): number =>
  Number(/^oom_kill (\d+)/m.exec(read(join(folder, FILES[version].events)))?.[1] ?? 0)

/** @returns undefined where this process may make no groups: then the memory is watched instead */
export function findMemoryController(linux = LINUX): MemoryController | undefined {
  const own = memoryGroupOf('self', linux)
  if (own?.version === 1) return isWritable(own.folder) ? own : undefined
  return own && controllerAbove(own.folder, linux.top)
}

/** Version 2 limits only in groups below one that hands the controller down: the nearest such above this process. */
function controllerAbove(own: string, top: string): MemoryController | undefined {
  for (let folder = own; folder.startsWith(top); folder = dirname(folder)) {
    const handsDown = read(join(folder, 'cgroup.subtree_control')).split(/\s/).includes('memory')
    if (handsDown && isWritable(folder) && isWritable(join(folder, 'cgroup.procs'))) return { version: 2, folder }
  }
  return undefined
}

/** Removes the groups that an engine has left which ended at once. Groups that are in use stay by themselves. */
export function removeOldGroups({ folder }: MemoryController): void {
  for (const name of readdirSync(folder)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (pid && !existsSync(`/proc/${pid}`)) tryRemove(join(folder, name))
  }
}

/** @returns whether it is gone */
function tryRemove(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch {
    return !existsSync(folder)
  }
}

/** Linux takes a process out of its group a moment after it has said that the process has ended. */
async function removeSoon(folder: string): Promise<void> {
  for (let waitMs = 1; !tryRemove(folder) && waitMs <= MAX_WAIT_MS; waitMs *= 2) {
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

let made = 0

/**
 * Puts a process into a group of its own with a memory limit.
 * @returns undefined when Linux refuses that: then the memory is watched instead
 */
export function joinMemoryGroup(
  { version, folder }: MemoryController,
  pid: number,
  limitMb: number,
): MemoryGroup | undefined {
  const files = FILES[version]
  const group = join(folder, `${PREFIX}${process.pid}-${++made}`)
  const set = (name: string, value: string) => existsSync(join(group, name)) && writeFileSync(join(group, name), value)
  try {
    mkdirSync(group)
    writeFileSync(join(group, files.limit), String(limitMb * MB))
    set(files.swap, version === 1 ? String(limitMb * MB) : '0')
    set('memory.oom.group', '1')
    writeFileSync(join(group, 'cgroup.procs'), String(pid))
  } catch {
    tryRemove(group)
    return undefined
  }
  return { oomKills: () => oomKillsIn({ version, folder: group }), remove: () => removeSoon(group) }
}
