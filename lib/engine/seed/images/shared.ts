import type { World } from '../../store/world'
import { behaviour, layer, nodeBase, sourceLabels } from '../bases'
import { buildImage } from '../build-image'
import { DAY, putRepository, putSeedImage } from '../put-seed'
import { crossAccountPolicy, halfCrossAccountPolicy } from './policies'

export const feed = buildImage({
  ...nodeBase(),
  layers: [...nodeBase().layers, layer('partner feed 5', 18.3, 'COPY dist ./ # buildkit')],
  cmd: ['feed.handler'],
  labels: { ...sourceLabels('shared/feed', '5', '5f5f5f5f'.repeat(5)), ...behaviour('echo') },
})

/** Another account's repositories: open to `reader`, half open, and closed. */
export function putShared(world: World, reader: string, now: number): void {
  const policies = {
    'shared/feed': crossAccountPolicy(reader, world.region),
    'shared/half': halfCrossAccountPolicy(reader),
    'shared/locked': undefined,
  }
  for (const [name, policyText] of Object.entries(policies)) {
    putRepository(world, { name, createdAt: now - 120 * DAY, policyText })
    putSeedImage(world, name, feed, now - 17 * DAY, ['5'])
  }
}
