import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

/** An endpoint with two functions that counts how often it is asked for each. */
const asked: string[] = []
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '', 'http://x').pathname.replace(/^\/2015-03-31\/functions\/?/, '')
  asked.push(path || 'list')
  const functions = ['a', 'b'].map((FunctionName) => ({ FunctionName, PackageType: 'Zip', State: 'Active' }))
  const body = path === '/' ? { Functions: functions } : { Configuration: { ...functions[0], FunctionName: path } }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
})
const folder = mkdtempSync(join(tmpdir(), 'gantry-'))

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const connections = [
    { name: 'one', endpoint },
    { name: 'two', endpoint },
    { name: 'other', endpoint, profile: 'other' },
  ]
  writeFileSync(join(folder, 'gantry.config.json'), JSON.stringify({ connections }))
  writeFileSync(join(folder, 'credentials'), '[other]\naws_access_key_id = AKIDOTHER\naws_secret_access_key = b\n')
  vi.stubEnv('GANTRY_CONFIG', join(folder, 'gantry.config.json'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'))
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})
/** Each test at its own time, so that none finds what another has read. */
let now = Date.now()
beforeEach(() => {
  asked.splice(0)
  now += 60_000
  vi.spyOn(Date, 'now').mockImplementation(() => now)
})

const at = (connection: string) => ({ connection, region: 'us-east-1' })
const modules = async () => ({
  ...(await import('./list/data-list')),
  ...(await import('./data')),
  ...(await import('@/lib/aws/clients')),
  ...(await import('@/lib/cache')),
})

test('200 viewers of one list are one reading, and so is who opens a function of it', async () => {
  const { listFunctions, listFunctionRows, getFunction } = await modules()
  const viewers = Array.from({ length: 200 }, async () => {
    await listFunctions(at('one'))
    return listFunctionRows(at('one'), ['a', 'b'])
  })
  await Promise.all([...viewers, getFunction(at('one'), 'a')])
  expect(asked.toSorted()).toEqual(['a', 'b', 'list'])
})

test('connections with the same credentials share, whatever they are called; others do not', async () => {
  const { listFunctionRows } = await modules()
  await listFunctionRows(at('one'), ['a'])
  await listFunctionRows(at('two'), ['a'])
  expect(asked).toEqual(['a'])
  await listFunctionRows(at('other'), ['a'])
  expect(asked).toEqual(['a', 'a'])
})

test('after a write everything is read anew, the list too', async () => {
  const { listFunctions, listFunctionRows, clients, written } = await modules()
  const read = () => Promise.all([listFunctions(at('one')), listFunctionRows(at('one'), ['a'])])
  await read()
  const { scope } = await clients(at('one'))
  written(await scope())
  await read()
  expect(asked.toSorted()).toEqual(['a', 'a', 'list', 'list'])
})
