import type { EngineContext } from '../../operation'
import type { ImageRecord } from '../../store/ecr-records'
import { archiveImage } from './archive'
import { imagesOf, removeImage } from '../images'
import { evaluateLifecycle } from './lifecycle-evaluation'
import { readLifecyclePolicy } from './lifecycle-policy'
import { policyNotFound } from '../policy-not-found'
import { repositoryNotFound } from '../repositories'

/** What the lifecycle rules did: the images that are gone and those that are archived now, the oldest first. */
export type LifecycleRun = { readonly expired: readonly ImageRecord[]; readonly archived: readonly ImageRecord[] }

/**
 * Applies the lifecycle rules of a repository of the caller, as ECR does once a day.
 * @throws RepositoryNotFoundException, LifecyclePolicyNotFoundException
 */
export function runLifecycle({ world, now }: EngineContext, name: string): LifecycleRun {
  const repository = world.get('repository', name)
  if (!repository) throw repositoryNotFound(world, name)
  const { lifecyclePolicyText } = repository
  if (lifecyclePolicyText === undefined) throw policyNotFound('Lifecycle', name, world.account)
  const images = Array.from(imagesOf(world, name), ({ item }) => item)
  const decisions = evaluateLifecycle(readLifecyclePolicy(lifecyclePolicyText), images, now)
  const of = (type: string) => decisions.filter(({ rule }) => rule.action.type === type).map(({ image }) => image)
  const run = { expired: of('expire'), archived: of('transition') }
  for (const image of run.expired) removeImage(world, image, now)
  for (const image of run.archived) archiveImage(world, image, now)
  world.put('repository', name, { ...repository, lifecycleEvaluatedAt: now })
  return run
}
