import { readFileSync, readlinkSync } from 'node:fs'

/** The processes that a process has started, and theirs. Empty where it is gone. */
export function descendants(pid: number): readonly number[] {
  const children = childrenOf(pid)
  return [...children, ...children.flatMap(descendants)]
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** The file that a process executes; undefined when it is gone, or not ours to look at. */
export function executableOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/exe`)
  } catch {
    return undefined
  }
}

/** Memory of these processes together, MB: `VmRSS` now, `VmHWM` the most that each has had. */
export function memoryOf(pids: readonly number[], field: 'VmRSS' | 'VmHWM'): number {
  const kilobytes = pids.map((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0)
    } catch {
      return 0
    }
  })
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}
