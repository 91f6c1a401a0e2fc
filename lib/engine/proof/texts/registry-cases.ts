import { CreateRepositoryCommand, CreateRepositoryCreationTemplateCommand } from '@aws-sdk/client-ecr'
import { ask, errorOf, newRegistry, type Answer, type TestRegistry } from '../../registry/test-registry'
import { newAccount } from '../../testing'
import { simulatingEngine } from './bench'
import type { Seen, TextCase } from './compare-text'

const HOURS = 60 * 60 * 1000

async function open() {
  const engine = await simulatingEngine()
  const account = newAccount()
  const ecr = engine.ecr(account)
  return { engine, account, ecr, registry: await newRegistry(engine.url, ecr) }
}

/** A refusal as clients print it: the code, and what it says. */
const refusal = (answer: Answer): Seen => ({
  status: answer.status,
  texts: [errorOf(answer).replace(' ', ': '), errorOf(answer).replace(/^DENIED /, 'denied: ')],
})

async function push(registry: TestRegistry, reference: string, cmd: string): Promise<Answer> {
  return registry.putManifest(reference, await registry.manifest(cmd))
}

const registry = (entry: string, see: TextCase['see'], more: Partial<TextCase> = {}): TextCase => ({
  section: 'registry_behaviour',
  entry,
  see,
  ...more,
})

/** What the registry answers. */
export const registryCases: readonly TextCase[] = [
  registry('without credentials', async () => {
    const { engine, account } = await open()
    const host = `${account}.dkr.ecr.us-east-1.localhost:${new URL(engine.url).port}`
    const { status, headers } = await ask(engine.url, 'GET', '/v2/', { headers: { host } })
    return { status, texts: [`Www-Authenticate: ${headers['www-authenticate'] ?? ''}`] }
  }),
  registry('expired token', async () => {
    const { engine, account, registry: client } = await open()
    engine.engine.clock.advance(account, 13 * HOURS)
    return refusal(await client.call('GET', '/v2/'))
  }),
  registry('absent repository', async () => {
    const { registry: client } = await open()
    return refusal(await client.call('POST', '/v2/absent/blobs/uploads/'))
  }),
  registry('immutable tag', async () => {
    const { ecr, registry: client } = await open()
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'fixed', imageTagMutability: 'IMMUTABLE' }))
    const put = async (cmd: string) => client.putManifest('v1', await client.manifest(cmd, 'fixed'), undefined, 'fixed')
    await put('one')
    return refusal(await put('two'))
  }),
  registry(
    'PATCH blob upload',
    async () => {
      const { registry: client } = await open()
      const location = await client.begin()
      const first = await client.call('PATCH', location, { body: 'one ' })
      const second = await client.call('PATCH', first.headers.location ?? '', { body: 'two' })
      return { status: first.status, texts: [`An emulator should answer ${second.status}.`] }
    },
    {
      pieces: ['An emulator should answer 202.'],
      instead: { status: 202 },
      why: "ECR's own 201 breaks the distribution protocol and loses the second PATCH; the note says to answer 202.",
    },
  ),
  registry(
    'manifests',
    async () => {
      const { registry: client } = await open()
      await push(client, 'v1', 'one')
      const { status, headers } = await client.call('HEAD', '/v2/app/manifests/v1')
      return { status, texts: [headers['docker-content-digest'] ? 'HEAD returns Docker-Content-Digest' : ''] }
    },
    { pieces: ['HEAD returns Docker-Content-Digest'], why: 'GET returns it too, as the distribution protocol has it.' },
  ),
  registry(
    'tags/list',
    async () => {
      const { registry: client } = await open()
      const { status, headers } = await client.call('GET', '/v2/app/tags/list')
      const refused = await client.call('GET', '/v2/app/tags/list?n=1001')
      return {
        status,
        texts: [
          `content-type ${headers['content-type'] ?? ''}`,
          `(${refused.status} ${errorOf(refused).split(' ')[0]} above)`,
        ],
      }
    },
    { pieces: ['content-type text/plain; charset=utf-8', '(400 UNSUPPORTED above)'] },
  ),
  registry(
    'create on push',
    async () => {
      const { ecr, registry: client } = await open()
      const before = refusal(await client.call('POST', '/v2/made/blobs/uploads/'))
      await ecr.send(new CreateRepositoryCreationTemplateCommand({ prefix: 'ROOT', appliedFor: ['CREATE_ON_PUSH'] }))
      const { status } = await client.call('POST', '/v2/made/blobs/uploads/')
      return { texts: [...before.texts, status === 202 ? 'makes a push create the repository' : `answers ${status}`] }
    },
    { pieces: ['NAME_UNKNOWN', 'makes a push create the repository'] },
  ),
]
