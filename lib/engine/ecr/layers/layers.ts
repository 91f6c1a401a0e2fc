import { EngineError } from '../../protocol/errors'
import type { Blobs } from '../../store/blobs'
import type { LayerRecord } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { inRepository } from '../errors'
import { imageKey } from '../images'

/** @returns undefined for a layer whose bytes are not kept, or no longer whole: a push brings them anew */
export function wholeLayer(world: World, blobs: Blobs, repository: string, digest: string): LayerRecord | undefined {
  const layer = world.get('layer', imageKey(repository, digest))
  return layer?.stored && blobs.size(digest) === layer.size ? layer : undefined
}

/**
 * A layer or config of the repository whose bytes can be read.
 * @throws LayersNotFoundException; LayerInaccessibleException for one of the engine's seeds
 */
export function requireLayer(world: World, repository: string, digest: string): LayerRecord {
  const layer = world.get('layer', imageKey(repository, digest))
  if (layer?.stored) return layer
  const what = `The layer with digest '${digest}'`
  throw layer
    ? new EngineError(
        'LayerInaccessibleException',
        `${what} cannot be downloaded: it belongs to an image of the engine's seeds, which keep no layers' bytes`,
      )
    : new EngineError(
        'LayersNotFoundException',
        `${what} does not exist within ${inRepository(repository, world.account)}`,
      )
}
