import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeImagesCommand, PutImageTagMutabilityCommand, type ECRClient } from '@aws-sdk/client-ecr'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openRepository } from '../ecr/test-repository'
import { podman, skopeo, type ImageClient, type Login } from '../proof/clients/image-client'
import { writeOciLayout } from '../proof/clients/oci-layout'
import { imageOf, layerOf } from '../run/test-image'
import { openTestEngine } from '../testing'
import { plainHttp } from './test-http-client'
import { passwordOf } from './test-registry'

const clients = [plainHttp(), skopeo('v2s2'), skopeo('oci'), podman()].filter((client) => client !== undefined)
if (clients.length < 4)
  process.stdout.write(
    `skopeo or podman is not on this machine; what is tried: ${clients.map(({ name }) => name).join(', ')}\n`,
  )

const repositoryName = 'team/app'
// Lower case: podman takes a folder's path for a name.
const folder = join(tmpdir(), `gantry-clients-${randomUUID()}`)
/** A folder with an image of one layer with one file: of the same text the same image, whenever it is made. */
const source = async (text: string) => {
  const layer = await layerOf([{ name: 'hello.txt', content: text, mtime: new Date(0) }])
  return writeOciLayout(join(folder, text), imageOf([layer], { Cmd: ['/hello'] }))
}
const engine = await openTestEngine()
let account: string
let ecr: ECRClient
let login: Login
afterAll(async () => {
  for (const client of clients) await client.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  ;({ account, ecr } = await openRepository(engine, repositoryName))
  login = { registry: new URL(engine.url).host, password: await passwordOf(ecr) }
})

const each = clients.map((client): [string, ImageClient] => [client.name, client])

test.each(each)('%s: what is pushed is in ECR, and comes back with the same digest', async (_, client) => {
  await client.push(login, await source('hello'), `${repositoryName}:v1`)
  const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }] }))
  expect(imageDetails).toMatchObject([{ imageTags: ['v1'], imageSizeInBytes: expect.any(Number) }])
  expect(await client.pull(login, `${repositoryName}:v1`)).toBe(imageDetails?.[0]?.imageDigest)
})

test.each(each)('%s: a tag moves, and an immutable one is refused in ECR’s words', async (_, client) => {
  await client.push(login, await source('first'), `${repositoryName}:v1`)
  await client.push(login, await source('second'), `${repositoryName}:v1`)
  await ecr.send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' }))
  await client.push(login, await source('second'), `${repositoryName}:v1`)
  await expect(client.push(login, await source('third'), `${repositoryName}:v1`)).rejects.toThrow(
    /The image tag 'v1' already exists in the 'team\/app' repository and cannot be overwritten because the tag is immutable\./,
  )
})

test.each(each)(
  '%s: an absent repository, a wrong and an old password are refused in ECR’s words',
  async (_, client) => {
    await expect(client.push(login, await source('hello'), 'none:v1')).rejects.toThrow(
      `The repository with name 'none' does not exist in the registry with id '${account}'`,
    )
    const wrong = { ...login, password: `${login.password}0` }
    await expect(client.push(wrong, await source('hello'), `${repositoryName}:v1`)).rejects.toThrow(
      /Your Authorization Token is invalid|400 \(Bad Request\)/,
    )
    engine.engine.clock.advance(account, 12 * 60 * 60 * 1000)
    await expect(client.push(login, await source('hello'), `${repositoryName}:v1`)).rejects.toThrow(
      /authorization token has expired|403 \(Forbidden\)/,
    )
  },
)
