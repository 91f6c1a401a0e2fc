import { repositoryUri } from '../ecr/repositories'
import { putRecord } from '../lambda/functions'
import { LATEST } from '../lambda/names-and-arns'
import { newRevision } from '../lambda/revision'
import type { FunctionCode, FunctionMeta, FunctionRecord } from '../store/records'
import type { World } from '../store/world'

/** What a seed says of a function; the rest is what CreateFunction would have chosen. */
export type SeedFunction = Partial<Omit<FunctionRecord, 'name' | 'code'>> & {
  readonly name: string
  readonly code: FunctionCode
  /** Epoch ms. */
  readonly lastModified: number
}

/** Code of an image: `reference` is a tag or a digest, `digest` what it led to when it was deployed. */
export function imageCode(registry: World, repository: string, reference: string, digest: string): FunctionCode {
  const uri = repositoryUri(registry, repository)
  return {
    packageType: 'Image',
    imageUri: reference.startsWith('sha256:') ? `${uri}@${reference}` : `${uri}:${reference}`,
    resolvedImageUri: `${uri}@${digest}`,
    sha256: digest.slice('sha256:'.length),
  }
}

/** Stores one version (`$LATEST` unless said) of a function. */
export function putVersion(world: World, given: SeedFunction): void {
  const record: FunctionRecord = {
    version: LATEST,
    role: `arn:aws:iam::${world.account}:role/lambda-ex`,
    description: '',
    timeout: 3,
    memorySize: 128,
    architectures: ['x86_64'],
    ephemeralStorage: { Size: 512 },
    tracingConfig: { Mode: 'PassThrough' },
    loggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${given.name}` },
    revisionId: newRevision(),
    ...given,
  }
  putRecord(world, record)
}

/** Stores a function with its `$LATEST`. `meta` has its tags, and tells of versions that the seed stores beside it. */
export function putFunction(world: World, given: SeedFunction, meta: Partial<FunctionMeta> = {}): void {
  const { name, lastModified } = given
  putVersion(world, given)
  world.put('functionMeta', name, { name, lastVersion: 0, createdAt: lastModified, ...meta })
}
