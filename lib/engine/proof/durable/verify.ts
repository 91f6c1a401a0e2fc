import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BatchGetImageCommand, DescribeImagesCommand } from '@aws-sdk/client-ecr'
import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { sha256 } from '../../ecr/manifests'
import { registryOf } from '../../registry/test-registry'
import type { Ledger } from './ledger'
import { clientsAt } from './workload'

/** @returns a line for every name that does not hold what was acknowledged */
export async function findLost(
  url: string,
  authorization: string,
  ledger: Ledger,
  names: readonly string[],
): Promise<string[]> {
  const { lambda, ecr } = clientsAt(url)
  const registry = registryOf(url, authorization)
  const missing = (wanted: string) => (error: unknown) => {
    if (error instanceof Error && error.name === wanted) return undefined
    throw error
  }
  const read = async (name: string): Promise<string | undefined> => {
    const [kind, what = ''] = name.split(' ')
    const [, repositoryName = '', reference = ''] = /^([^@:]+)[@:](.*)$/.exec(what) ?? []
    switch (kind) {
      case 'function':
        return lambda
          .send(new GetFunctionCommand({ FunctionName: what }))
          .then(({ Configuration }) => Configuration?.Description, missing('ResourceNotFoundException'))
      case 'image': {
        const { images = [] } = await ecr.send(
          new BatchGetImageCommand({ repositoryName, imageIds: [{ imageDigest: reference }] }),
        )
        return images[0]?.imageManifest === undefined ? undefined : sha256(images[0].imageManifest)
      }
      case 'tag':
        return ecr
          .send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: reference }] }))
          .then(({ imageDetails }) => imageDetails?.[0]?.imageDigest, missing('ImageNotFoundException'))
      default: {
        const { status, body, text } = await registry.call('GET', `/v2/${repositoryName}/blobs/${reference}`)
        return status === 200 ? sha256(body) : status === 404 ? undefined : `${status} ${text}`
      }
    }
  }
  const lost: string[] = []
  for (const name of names) {
    const problem = ledger.check(name, await read(name))
    if (problem !== undefined) lost.push(problem)
  }
  return lost
}

/** @returns the blobs whose bytes are not those of their digest, and how many there are */
export function findWrongBlobs(folder: string): { wrong: string[]; blobs: number } {
  const root = join(folder, 'blobs', 'sha256')
  const files = readdirSync(root).flatMap((part) => readdirSync(join(root, part)).map((name) => join(part, name)))
  const blobs = files.filter((file) => /\/[0-9a-f]{64}$/.test(file))
  const wrong = blobs.filter(
    (file) =>
      !file.endsWith(
        createHash('sha256')
          .update(readFileSync(join(root, file)))
          .digest('hex'),
      ),
  )
  return { wrong, blobs: blobs.length }
}
