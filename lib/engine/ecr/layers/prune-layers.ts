import { setImmediate } from 'node:timers/promises'
import type { Place, Store } from '../../store/store'
import { UnitOfWork } from '../../store/unit-of-work'
import type { World } from '../../store/world'
import { imageKey, imagesOf } from '../images'
import { manifestText, partsOf, readManifest } from '../manifests'

/** A push brings its layers before its manifest: so long a layer may wait for one. */
const HOUR = 60 * 60 * 1000

/** Forgets the layers that no image has any more, in repositories whose images were deleted. Works in small steps. */
export async function pruneLayers(store: Store, signal?: AbortSignal): Promise<void> {
  const marked: Place[] = []
  for (const page of store.pages()) {
    marked.push(...page.filter(({ kind }) => kind === 'layersToPrune'))
    await setImmediate()
    if (signal?.aborted) return
  }
  for (const { account, region, key } of marked) {
    if (signal?.aborted) return
    const unit = new UnitOfWork(store)
    await pruneRepository(unit, unit.worldOf(account, region), key, signal)
  }
}

async function pruneRepository(
  unit: UnitOfWork,
  world: World,
  repository: string,
  signal?: AbortSignal,
): Promise<void> {
  const { blobs } = unit.store
  const needed = new Set<string>()
  const read = new Set<string>()
  const readNext = (limit: number) => {
    for (const { item } of imagesOf(world, repository)) {
      if (read.has(item.digest)) continue
      if (read.size >= limit) return false
      read.add(item.digest)
      for (const { digest } of partsOf(readManifest(manifestText(world, item.digest), item.mediaType)))
        needed.add(digest)
    }
    return true
  }
  for (let limit = 100; !readNext(limit); limit += 100) {
    await setImmediate()
    if (signal?.aborted) return
  }
  // From the last manifest to the commit nothing is awaited: no image can come between.
  const spare = world.list('layer', { prefix: `${repository}@` }).filter(({ value }) => !needed.has(value.digest))
  const young = ({ stored, digest }: { stored: boolean; digest: string }) =>
    stored && (blobs.age(digest) ?? HOUR) < HOUR
  for (const { value } of spare) if (!young(value)) world.delete('layer', imageKey(repository, value.digest))
  if (!spare.some(({ value }) => young(value))) world.delete('layersToPrune', repository)
  unit.commit()
}
