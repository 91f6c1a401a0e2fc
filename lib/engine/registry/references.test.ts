import { beforeEach, expect, test } from 'vitest'
import { newAccount, openTestEngine } from '../testing'
import { errorOf, newRegistry, type TestRegistry } from './test-registry'

const engine = await openTestEngine()
let registry: TestRegistry
beforeEach(async () => {
  registry = await newRegistry(engine.url, engine.ecr(newAccount()))
})

test.each(['a%2fb', 'a%00', '%C3%BC', 'a%20b'])(
  'what ECR takes for no tag is refused in its words: %s',
  async (tag) => {
    const answer = await registry.putManifest(tag, await registry.manifest('a'))
    const words =
      "UNSUPPORTED Invalid parameter at 'imageTag' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_.]+''"
    expect([answer.status, errorOf(answer)]).toEqual([405, words])
  },
)

test.each(['..', '%2e%2e', '-v1', 'a'.repeat(129), '.hidden'])('no tag is named %s', async (tag) => {
  const answer = await registry.putManifest(tag, await registry.manifest('a'))
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toMatch(/^TAG_INVALID/)
})

test.each(['sha256:abc', 'sha256:../../x', 'sha512:00', `sha256:${'G'.repeat(64)}`])(
  'no digest is %s',
  async (digest) => {
    expect(errorOf(await registry.call('GET', `/v2/app/manifests/${digest.replaceAll('/', '%2f')}`))).toMatch(
      /^DIGEST_INVALID/,
    )
  },
)
