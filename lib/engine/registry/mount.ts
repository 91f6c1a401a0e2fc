import { imageKey } from '../ecr/images'
import { wholeLayer } from '../ecr/layers/layers'
import { openRepository } from '../ecr/repositories'
import { EngineError } from '../protocol/errors'
import { DIGEST } from './blobs'
import type { RegistryCall } from './call'

/**
 * Takes over a layer of another repository of the same registry, which the caller must be allowed to read.
 * @returns the digest; undefined where nothing was mounted and the client must upload
 * @throws EngineError RepositoryNotFoundException, AccessDeniedException for the repository that it goes to
 */
export async function mount(call: RegistryCall, name: string): Promise<string | undefined> {
  const digest = call.query.get('mount') ?? ''
  const from = call.query.get('from')
  if (from === null || !DIGEST.test(digest)) return undefined
  return call.run(name, 'InitiateLayerUpload', ({ world, context }) => {
    try {
      const { registryId } = call.identity
      const source = openRepository(context, { registryId, repositoryName: from }, 'GetDownloadUrlForLayer')
      const layer = wholeLayer(source.world, call.blobs, source.name, digest)
      if (!layer) return undefined
      call.blobs.touch(digest)
      world.put('layer', imageKey(name, digest), { ...layer, repository: name })
      return digest
    } catch (error) {
      // A repository that is not there or not readable looks the same: nothing to mount.
      if (error instanceof EngineError) return undefined
      throw error
    }
  })
}
