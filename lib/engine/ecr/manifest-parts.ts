import { EngineError } from '../protocol/errors'
import type { World } from '../store/world'
import { imageKey } from './images'
import { partsOf, type Manifest } from './manifests'

/** Layers of other registries: the image refers to them by URL and nobody pushes them. */
const isForeign = ({ mediaType = '', urls = [] }: { mediaType?: string; urls?: string[] }) =>
  urls.length > 0 || /foreign|nondistributable/.test(mediaType)

function assertNone(missing: readonly string[], code: string, kind: string, repository: string, account: string): void {
  if (missing.length === 0) return
  const list = `${kind} with digests '[${missing.join(', ')}]'`
  throw new EngineError(
    code,
    `${list} required for pushing image into repository with name '${repository}' in the registry with id '${account}' do not exist`,
  )
}

/**
 * What a manifest refers to must be in the repository before it: config and layers, the images of an index.
 * @throws LayersNotFoundException, ReferencedImagesNotFoundException
 */
export function assertComplete(world: World, repository: string, manifest: Manifest): void {
  const parts = partsOf(manifest).filter((part) => !isForeign(part))
  const absent = (kind: 'layer' | 'image') => (digest: string) => !world.get(kind, imageKey(repository, digest))
  const layers = parts.map(({ digest }) => digest).filter(absent('layer'))
  assertNone([...new Set(layers)], 'LayersNotFoundException', 'Layers', repository, world.account)
  const images = manifest.children.filter(absent('image'))
  assertNone(images, 'ReferencedImagesNotFoundException', 'Images', repository, world.account)
}

/** An upload has no media type: a layer gets it from the first manifest that names it. */
export function noteMediaTypes(world: World, repository: string, manifest: Manifest): void {
  for (const { digest, mediaType } of partsOf(manifest)) {
    const layer = world.get('layer', imageKey(repository, digest))
    if (layer && mediaType && !layer.mediaType)
      world.put('layer', imageKey(repository, digest), { ...layer, mediaType })
  }
}
