import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findMemoryController, joinMemoryGroup, removeOldGroups } from './memory-cgroup'

let folder: string
const linux = () => ({ proc: join(folder, 'proc'), top: join(folder, 'cgroup') })
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gantry-cgroup-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('version 2: groups stand below the nearest that hands the memory controller down', () => {
  write('proc/self/cgroup', '0::/user.slice/app.slice/terminal.scope\n')
  write('cgroup/user.slice/cgroup.subtree_control', 'cpu memory pids')
  write('cgroup/user.slice/cgroup.procs', '')
  write('cgroup/user.slice/app.slice/cgroup.subtree_control', 'memory pids')
  write('cgroup/user.slice/app.slice/cgroup.procs', '')
  write('cgroup/user.slice/app.slice/terminal.scope/cgroup.subtree_control', '')
  const found = findMemoryController(linux())
  expect(found).toEqual({ version: 2, folder: join(folder, 'cgroup/user.slice/app.slice') })
  const group = found && joinMemoryGroup(found, 42, 128)
  const name = readdirSync(join(folder, 'cgroup/user.slice/app.slice')).find((one) => one.startsWith('gantry-'))
  const at = `cgroup/user.slice/app.slice/${name}`
  expect(readFileSync(join(folder, at, 'memory.max'), 'utf8')).toBe(String(128 * 1024 * 1024))
  expect(readFileSync(join(folder, at, 'cgroup.procs'), 'utf8')).toBe('42')
  expect(group?.oomKills()).toBe(0)
  write(`${at}/memory.events`, 'low 0\nhigh 0\nmax 7\noom 2\noom_kill 2\n')
  expect(group?.oomKills()).toBe(2)
})

test('version 2: without a group that hands it down there is no controller', () => {
  write('proc/self/cgroup', '0::/session.scope\n')
  write('cgroup/session.scope/cgroup.subtree_control', '')
  expect(findMemoryController(linux())).toBeUndefined()
})

test('both versions at once: the one that counts memory', () => {
  write('proc/self/cgroup', '4:memory:/box\n1:cpu,cpuacct:/\n0::/\n')
  mkdirSync(join(folder, 'cgroup/memory/box'), { recursive: true })
  expect(findMemoryController(linux())).toEqual({ version: 1, folder: join(folder, 'cgroup/memory/box') })
})

test('groups of engines that have ended are removed', () => {
  for (const name of [`gantry-${process.pid}-1`, 'gantry-999999999-1', 'other']) mkdirSync(join(folder, name))
  removeOldGroups({ version: 2, folder })
  expect(readdirSync(folder).sort()).toEqual([`gantry-${process.pid}-1`, 'other'])
})

test('a group that cannot be made is none', () => {
  expect(joinMemoryGroup({ version: 2, folder: join(folder, 'missing') }, 42, 128)).toBeUndefined()
})

test('a group that is in use for a moment longer than its processes is removed then', async () => {
  const group = joinMemoryGroup({ version: 2, folder }, 42, 128)
  const [name = ''] = readdirSync(folder)
  const removed = group?.remove()
  expect(readdirSync(folder)).toEqual([name])
  for (const file of readdirSync(join(folder, name))) rmSync(join(folder, name, file))
  await removed
  expect(readdirSync(folder)).toEqual([])
})
