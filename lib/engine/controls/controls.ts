import { z } from 'zod'
import { findImage, imageNotFound, isFailure } from '../ecr/image-ids'
import { digestOfTag, pointTag, removeImage } from '../ecr/images'
import { runLifecycle } from '../ecr/lifecycle/lifecycle-run'
import { repositoryNotFound } from '../ecr/repositories'
import { assertTagMayMove } from '../ecr/tag-mutability'
import type { EngineContext } from '../operation'
import type { World } from '../store/world'
import { changeFromOutside, outside } from './change-from-outside'
import { nextBuild } from '../seed/next-build'
import { putSeedImage } from '../seed/put-seed'

const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/

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
export type Control = (context: EngineContext, body: unknown) => object | Promise<object>

function control<S extends z.ZodType>(
  body: S,
  run: (context: EngineContext, body: z.output<S>) => object | Promise<object>,
): Control {
  return (context, given) => run(context, body.parse(given))
}

/** What `POST /_gantry/<name>` does to what an account has in a Region. The README says what each takes. */
export const controls: Readonly<Record<string, Control>> = {
  // A tag moves here even where the repository says IMMUTABLE.
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
  'run-lifecycle': control(z.object(place), (context, { repository }) => {
    const { expired, archived } = runLifecycle(context, repository)
    const digests = (images: typeof expired) => images.map(({ digest }) => digest)
    return { repository, expired: digests(expired), archived: digests(archived) }
  }),
  push: control(
    z.object({ ...place, tag: z.string().regex(TAG, 'This is no image tag.') }),
    ({ world, now }, { repository, tag }) => {
      const record = readRepository(world, repository)
      if (digestOfTag(world, repository, tag)) assertTagMayMove(record, tag)
      const digest = putSeedImage(world, repository, nextBuild(repository, tag, now), now, [tag])
      return { repository, tag, digest }
    },
  ),
  'change-from-outside': control(outside, changeFromOutside),
  'revoke-policy': control(z.object(place), ({ world, now }, { repository }) => {
    const { policyText: _, ...rest } = readRepository(world, repository)
    world.put('repository', repository, { ...rest, policyChangedAt: now })
    return { repository }
  }),
}
