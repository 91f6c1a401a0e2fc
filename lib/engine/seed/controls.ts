import { z } from 'zod'
import { findImage, imageNotFound, isFailure } from '../ecr/image-ids'
import { pointTag, removeImage } from '../ecr/images'
import { repositoryNotFound } from '../ecr/repositories'
import type { EngineContext } from '../operation'
import type { World } from '../store/world'

const place = { repository: z.string() }
const image = { tag: z.string().optional(), digest: z.string().optional() }

/** A tag, or a digest, of the repository, as its digest. @throws ImageNotFoundException */
function find(world: World, repository: string, reference: { tag?: string; digest?: string }) {
  const id = { imageTag: reference.tag, imageDigest: reference.digest }
  const found = findImage(world, repository, id)
  if (isFailure(found)) throw imageNotFound(world, repository, id)
  return found
}

function readRepository(world: World, name: string) {
  const repository = world.get('repository', name)
  if (!repository) throw repositoryNotFound(world, name)
  return repository
}

/** Does what a colleague or a rule would do behind the panel's back. */
export type Control = (context: EngineContext, body: unknown) => object

function control<S extends z.ZodType>(body: S, run: (context: EngineContext, body: z.output<S>) => object): Control {
  return (context, given) => run(context, body.parse(given))
}

/**
 * What `POST /_gantry/<name>` changes in a repository of an account and Region:
 * `move-tag` points `tag` at what `to` (a tag or a digest) leads to, whatever the repository's mutability;
 * `delete-image` removes an image with its tags; `revoke-policy` removes the repository policy.
 */
export const controls: Readonly<Record<string, Control>> = {
  'move-tag': control(z.object({ ...place, tag: z.string(), to: z.string() }), ({ world }, { repository, tag, to }) => {
    readRepository(world, repository)
    const { digest } = find(world, repository, to.startsWith('sha256:') ? { digest: to } : { tag: to })
    pointTag(world, repository, tag, digest)
    return { repository, tag, digest }
  }),
  'delete-image': control(z.object({ ...place, ...image }), ({ world, now }, { repository, ...reference }) => {
    readRepository(world, repository)
    const found = find(world, repository, reference)
    removeImage(world, found, now)
    return { repository, digest: found.digest, tags: found.tags }
  }),
  'revoke-policy': control(z.object(place), ({ world, now }, { repository }) => {
    const { policyText: _, ...rest } = readRepository(world, repository)
    world.put('repository', repository, { ...rest, policyChangedAt: now })
    return { repository }
  }),
}
