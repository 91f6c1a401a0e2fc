import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { LifecyclePreviewRecord, LifecyclePreviewResult } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { imagesOf } from '../images'
import { evaluateLifecycle, type LifecycleDecision } from './lifecycle-evaluation'
import { readLifecyclePolicy } from './lifecycle-policy'
import type { Keyed } from '../paging'

/** How long a preview takes at AWS, roughly, and how long this engine keeps one. AWS's time is not known. */
const PREVIEW_MS = 5_000
const KEPT_MS = 24 * 60 * 60 * 1000

/** Results in one record: a preview of 50,000 images is not rewritten or read whole. */
const CHUNK = 500

const chunkKey = (repository: string, chunk: number) => `${repository}@${String(chunk).padStart(6, '0')}`

const resultOf = ({ image, rule }: LifecycleDecision): LifecyclePreviewResult => ({
  digest: image.digest,
  tags: image.tags,
  pushedAt: image.pushedAt,
  archived: image.status === 'ARCHIVED',
  action: rule.action.type,
  priority: rule.rulePriority,
})

/** `IN_PROGRESS`, `COMPLETE` or `EXPIRED`, by the engine clock. */
export function previewStatus({ doneAt }: LifecyclePreviewRecord, now: number): string {
  if (now < doneAt) return 'IN_PROGRESS'
  return now < doneAt + KEPT_MS ? 'COMPLETE' : 'EXPIRED'
}

/** Forgets the preview of a repository. */
export function dropPreview(world: World, repository: string): void {
  for (const { key } of world.list('lifecyclePreviewChunk', { prefix: `${repository}@` }))
    world.delete('lifecyclePreviewChunk', key)
  world.delete('lifecyclePreview', repository)
}

/**
 * Tries rules on the images of a repository, and keeps what they would do.
 * @throws InvalidParameterException, LifecyclePolicyPreviewInProgressException
 */
export function startPreview({ now, duration }: EngineContext, world: World, repository: string, text: string): void {
  const before = world.get('lifecyclePreview', repository)
  if (before && previewStatus(before, now) === 'IN_PROGRESS') {
    // AWS's words are not known; these are the model's.
    const why = 'The previous lifecycle policy preview request has not completed. Wait and try again.'
    throw new EngineError('LifecyclePolicyPreviewInProgressException', why)
  }
  const images = Array.from(imagesOf(world, repository), ({ item }) => item)
  const results = evaluateLifecycle(readLifecyclePolicy(text), images, now).map(resultOf)
  dropPreview(world, repository)
  for (let from = 0; from < results.length; from += CHUNK)
    world.put('lifecyclePreviewChunk', chunkKey(repository, from / CHUNK), {
      results: results.slice(from, from + CHUNK),
    })
  const expiring = results.filter(({ action }) => action === 'expire').length
  world.put('lifecyclePreview', repository, {
    text,
    doneAt: now + duration(PREVIEW_MS),
    expiring,
    transitioning: results.length - expiring,
  })
}

/** The results of a preview from a place on, keyed by place. */
export function* previewResults(
  world: World,
  repository: string,
  from: number,
): Generator<Keyed<LifecyclePreviewResult>> {
  for (let chunk = Math.floor(from / CHUNK); ; chunk += 1) {
    const results = world.get('lifecyclePreviewChunk', chunkKey(repository, chunk))?.results
    if (!results) return
    for (const [place, item] of results.entries())
      if (chunk * CHUNK + place >= from) yield { key: String(chunk * CHUNK + place), item }
  }
}
