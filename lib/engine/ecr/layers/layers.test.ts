import {
  BatchCheckLayerAvailabilityCommand,
  CompleteLayerUploadCommand,
  GetDownloadUrlForLayerCommand,
  InitiateLayerUploadCommand,
  UploadLayerPartCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { openTestEngine } from '../../testing'
import { openRepository } from '../test-repository'
import { sha256 } from '../manifests'
import { pushLayer } from '../test-push'

const repositoryName = 'app'
const HOUR = 60 * 60 * 1000
const engine = await openTestEngine()
let account: string
let ecr: ECRClient
beforeEach(async () => void ({ account, ecr } = await openRepository(engine, repositoryName)))

const linkTo = async (layerDigest: string) =>
  (await ecr.send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest }))).downloadUrl ?? ''

test('a layer of several parts comes back whole from its link', async () => {
  const first = Buffer.alloc(5 * 1024 * 1024, 'one ')
  const layerDigest = await pushLayer(ecr, repositoryName, first, first, Buffer.from('two'))
  const url = await linkTo(layerDigest)
  expect(new URL(url).origin).toBe(engine.url)
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
  expect(bytes.equals(Buffer.concat([first, first, Buffer.from('two')]))).toBe(true)
})

test('only the last part may be small', async () => {
  await pushLayer(ecr, repositoryName, Buffer.from('alone'))
  await expect(pushLayer(ecr, repositoryName, Buffer.from('one '), Buffer.from('two'))).rejects.toMatchObject({
    name: 'LayerPartTooSmallException',
  })
})

test('no more than a thousand layers are on their way at once, those that ended not counted', async () => {
  const { store } = engine.engine
  const write = async (id: (n: number) => string | Promise<string>) => {
    for (let n = 0; n < 500; n++)
      store.write([
        {
          account,
          region: 'us-east-1',
          kind: 'layerUpload',
          key: await id(n),
          text: JSON.stringify({ repository: repositoryName }),
        },
      ])
  }
  const begin = () => ecr.send(new InitiateLayerUploadCommand({ repositoryName }))
  await write(() => store.blobs.uploads.begin())
  await write((n) => `ended ${n}`)
  await begin()
  await write(() => store.blobs.uploads.begin())
  await expect(begin()).rejects.toMatchObject({ name: 'LimitExceededException' })
})

test('a link is refused when it is altered, leads elsewhere or is over', async () => {
  const url = await linkTo(await pushLayer(ecr, repositoryName, Buffer.from('secret')))
  const other = sha256(Buffer.from('secret of another'))
  const altered = [
    `${url}0`,
    url.replace(/signature=../, 'signature=zz'),
    url.replace(/sha256:[0-9a-f]+/, other),
    url.split('?')[0] ?? '',
  ]
  for (const one of altered) expect((await fetch(one)).status).toBe(403)
  engine.engine.clock.advance(account, HOUR + 1)
  expect((await fetch(url)).status).toBe(403)
})

test('a layer that was never uploaded has no link', async () => {
  await expect(linkTo(sha256('nothing'))).rejects.toMatchObject({ name: 'LayersNotFoundException' })
})

test('availability tells what a push must still bring', async () => {
  const there = await pushLayer(ecr, repositoryName, Buffer.from('there'))
  const layerDigests = [there, sha256('absent'), 'not a digest']
  const { layers, failures } = await ecr.send(new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests }))
  expect(layers).toMatchObject([
    { layerDigest: there, layerAvailability: 'AVAILABLE', layerSize: 5 },
    { layerAvailability: 'UNAVAILABLE' },
  ])
  expect(failures).toMatchObject([{ failureCode: 'InvalidLayerDigest' }])
})

test('a part that leaves a gap is refused with the last byte that is there', async () => {
  const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }))
  const part = (partFirstByte: number) =>
    ecr.send(
      new UploadLayerPartCommand({
        repositoryName,
        uploadId,
        partFirstByte,
        partLastByte: partFirstByte + 3,
        layerPartBlob: Buffer.from('part'),
      }),
    )
  await part(0)
  await expect(part(9)).rejects.toMatchObject({ name: 'InvalidLayerPartException', uploadId, lastValidByteReceived: 3 })
})

test('a part is as long as it says', async () => {
  const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }))
  const part = { repositoryName, uploadId, partFirstByte: 0, layerPartBlob: Buffer.from('part') }
  await expect(ecr.send(new UploadLayerPartCommand({ ...part, partLastByte: 9 }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message:
      "Invalid parameter at 'layerPartBlob' failed to satisfy constraint: 'Length of the layer part is 4 instead of 10'",
  })
})

test('an upload must have parts, and the digest that its bytes have', async () => {
  const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }))
  const complete = () =>
    ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [sha256('wrong')] }))
  await expect(complete()).rejects.toMatchObject({ name: 'EmptyUploadException' })
  const layerPartBlob = Buffer.from('right')
  await ecr.send(
    new UploadLayerPartCommand({ repositoryName, uploadId, partFirstByte: 0, partLastByte: 4, layerPartBlob }),
  )
  await expect(complete()).rejects.toMatchObject({ name: 'InvalidLayerException' })
})

test('a layer is uploaded once, an upload ends once', async () => {
  await pushLayer(ecr, repositoryName, Buffer.from('once'))
  await expect(pushLayer(ecr, repositoryName, Buffer.from('once'))).rejects.toMatchObject({
    name: 'LayerAlreadyExistsException',
  })
  const uploadId = '01234567-89ab-cdef-0123-456789abcdef'
  const ask = new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [sha256('x')] })
  await expect(ecr.send(ask)).rejects.toMatchObject({ name: 'UploadNotFoundException' })
})
