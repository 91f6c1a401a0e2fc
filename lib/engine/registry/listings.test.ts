import { CreateRepositoryCommand, type ECRClient } from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { newAccount, openTestEngine } from '../testing'
import { errorOf, newRegistry, type TestRegistry } from './test-registry'

const engine = await openTestEngine()
let ecr: ECRClient
let registry: TestRegistry
beforeEach(async () => {
  ecr = engine.ecr(newAccount())
  registry = await newRegistry(engine.url, ecr)
})

/** Follows the links to the end. */
async function pages(first: string, member: string): Promise<string[][]> {
  const found: string[][] = []
  for (let path: string | undefined = first; path !== undefined;) {
    const { text, headers } = await registry.call('GET', path)
    found.push(JSON.parse(text)[member])
    path = /^<([^>]+)>; rel="next"$/.exec(String(headers.link ?? ''))?.[1]
  }
  return found
}

test('tags come in order, in pages that link to the next', async () => {
  const manifest = await registry.manifest('a')
  for (const tag of ['v2', 'v10', 'Z', 'v1', '_a']) await registry.putManifest(tag, manifest)
  expect(await pages('/v2/app/tags/list', 'tags')).toEqual([['Z', '_a', 'v1', 'v10', 'v2']])
  expect(await pages('/v2/app/tags/list?n=2', 'tags')).toEqual([['Z', '_a'], ['v1', 'v10'], ['v2']])
  expect(await pages('/v2/app/tags/list?n=5', 'tags')).toHaveLength(1)
  expect(await pages('/v2/app/tags/list?last=v1', 'tags')).toEqual([['v10', 'v2']])
})

test('a repository without images has no tags', async () => {
  const { text, headers } = await registry.call('GET', '/v2/app/tags/list')
  expect(JSON.parse(text)).toEqual({ name: 'app', tags: [] })
  expect(headers['content-type']).toBe('text/plain; charset=utf-8')
})

test('ECR lists no more than a thousand at once', async () => {
  const answer = await registry.call('GET', '/v2/app/tags/list?n=10000')
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toBe(
    "UNSUPPORTED Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must have value less than or equal to 1000'",
  )
  for (const n of ['0', '-1', '1.5', 'x', ''])
    expect(await registry.call('GET', `/v2/app/tags/list?n=${n}`)).toMatchObject({ status: 400 })
})

test('the catalogue names the registry’s repositories', async () => {
  for (const repositoryName of ['b/c', 'zz']) await ecr.send(new CreateRepositoryCommand({ repositoryName }))
  expect(await pages('/v2/_catalog?n=2', 'repositories')).toEqual([['app', 'b/c'], ['zz']])
})
