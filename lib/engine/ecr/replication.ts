import type { EngineContext } from '../operation'
import type { ImageRecord, ReplicationDestination, ReplicationRule } from '../store/ecr-records'
import type { World } from '../store/world'
import { createFromTemplate } from './creation-templates'
import { imageKey, pointTag, storeImage } from './images'
import { manifestText, readManifest } from './manifests'
import { decide } from '../policy/decide'
import { parsePolicy } from '../policy/statement'
import { registryOf } from './registry-settings'
import { repositoryArn, type OpenRepository } from './repositories'

/** Replication rules in ECR's words. */
export const presentRules = (rules: readonly ReplicationRule[]) =>
  rules.map(({ destinations, repositoryFilters }) => ({
    destinations: destinations.map((one) => ({ ...one })),
    ...(repositoryFilters && { repositoryFilters: repositoryFilters.map((one) => ({ ...one })) }),
  }))

/** Where the images of a repository are copied to; a rule without filters is for every repository. */
export function destinationsOf(world: World, name: string): readonly ReplicationDestination[] {
  const rules = (registryOf(world).replication ?? []).filter(
    ({ repositoryFilters }) =>
      !repositoryFilters?.length || repositoryFilters.some(({ filter }) => name.startsWith(filter)),
  )
  const named = rules
    .flatMap(({ destinations }) => destinations)
    .map((one) => [`${one.registryId}/${one.region}`, one] as const)
  return [...new Map(named).values()]
}

/** Another account takes copies if its registry policy says so; in a Region of one's own it needs no policy. */
export const mayReplicate = (from: World, to: World, name: string): boolean =>
  from.account === to.account ||
  decide(parsePolicy(registryOf(to).policyText ?? '') ?? [], {
    by: from,
    action: 'ecr:ReplicateImage',
    resource: repositoryArn(to, name),
  }) === 'allow'

/** Copies an image, and before it what it leads to, with its tag. Bytes are the same in every registry. */
function copyImage(from: World, to: World, image: ImageRecord, now: number): void {
  const { repository, digest } = image
  if (to.get('image', imageKey(repository, digest))) return
  const text = manifestText(from, digest)
  const manifest = readManifest(text, image.mediaType)
  for (const child of manifest.children) {
    const found = from.get('image', imageKey(repository, child))
    if (found) copyImage(from, to, found, now)
  }
  for (const part of [...manifest.layers, ...(manifest.config ? [manifest.config] : [])]) {
    const layer = from.get('layer', imageKey(repository, part.digest))
    if (layer) to.put('layer', imageKey(repository, part.digest), layer)
  }
  storeImage(to, repository, text, manifest, now)
}

/** Copies what has just been pushed to where the registry's configuration says. */
export function replicate(
  context: EngineContext,
  { world, name }: OpenRepository,
  digest: string,
  tag: string | undefined,
): void {
  const image = world.get('image', imageKey(name, digest))
  for (const { registryId, region } of image ? destinationsOf(world, name) : []) {
    const to = context.worldOf(registryId, region)
    if (!image || !mayReplicate(world, to, name)) continue
    if (!to.get('repository', name)) createFromTemplate(to, name, 'REPLICATION', context.now)
    copyImage(world, to, image, context.now)
    if (tag !== undefined) pointTag(to, name, tag, digest)
  }
}
