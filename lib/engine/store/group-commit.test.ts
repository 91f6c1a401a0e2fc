import { expect, test } from 'vitest'
import { memoryDatabase } from './database'
import { GroupCommit } from './group-commit'

function start() {
  const database = memoryDatabase()
  let undone = 0
  const group = new GroupCommit(database, () => undone++)
  const commits: string[] = []
  const exec = database.exec.bind(database)
  database.exec = (sql: string) => {
    commits.push(sql)
    return exec(sql)
  }
  const put = database.prepare("INSERT INTO settings (account, name, value) VALUES ('', ?, '')")
  const names = () => database.prepare('SELECT name FROM settings ORDER BY name').raw().all().flat()
  return { group, commits, names, undone: () => undone, put: (name: string) => () => void put.run(name) }
}

test('writes of one turn share a transaction, and each is acknowledged after it', async () => {
  const { group, commits, names, put } = start()
  const order: string[] = []
  const writes = ['a', 'b', 'c'].map((name) => group.add(put(name)).then(() => order.push(name)))
  expect(group.pending).toBeDefined()
  expect(order).toEqual([])
  await Promise.all(writes)
  expect(order).toEqual(['a', 'b', 'c'])
  expect(commits).toEqual(['BEGIN IMMEDIATE', 'COMMIT'])
  expect(group.pending).toBeUndefined()
  expect(names()).toEqual(['a', 'b', 'c'])
})

test('a flush acknowledges what was added before it', async () => {
  const { group, commits, put } = start()
  const added = group.add(put('a'))
  group.flush()
  await added
  const later = group.add(put('b'))
  await later
  expect(commits).toEqual(['BEGIN IMMEDIATE', 'COMMIT', 'BEGIN IMMEDIATE', 'COMMIT'])
})

test('a write that fails undoes its group, tells everyone in it, and the next group is whole', async () => {
  const { group, names, put, undone } = start()
  const lost = group.add(put('a'))
  expect(() => group.add(put('a'))).toThrow(/constraint/i)
  await expect(lost).rejects.toThrow(/constraint/i)
  expect(undone()).toBe(1)
  expect(group.pending).toBeUndefined()
  await group.add(put('b'))
  expect(names()).toEqual(['b'])
})
