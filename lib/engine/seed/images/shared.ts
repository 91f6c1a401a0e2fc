import type { World } from '../../store/world'
import { behaviour, layer, nodeBase, sourceLabels } from '../bases'
import { buildImage } from '../build-image'
import { parsePolicy } from '../../policy/statement'
import { DAY, putRepository, putSeedImage } from '../put-seed'
import { crossAccountPolicy, halfCrossAccountPolicy } from './policies'

export const feed = buildImage({
  ...nodeBase(),
  layers: [...nodeBase().layers, layer('partner feed 5', 18.3, 'COPY dist ./ # buildkit')],
  cmd: ['feed.handler'],
  labels: { ...sourceLabels('shared/feed', '5', '5f5f5f5f'.repeat(5)), ...behaviour('echo') },
})

/** The accounts that an earlier seed let in. */
function readersOf(world: World): string[] {
  const statements = parsePolicy(world.get('repository', 'shared/feed')?.policyText ?? '') ?? []
  const arns = statements.flatMap(({ Principal }) => (Principal === '*' ? [] : (Principal?.AWS ?? [])))
  return arns.flatMap((arn) => arn.split(':')[4] ?? [])
}

/** Another account's repositories: open to `reader` and those before it, half open, and closed. */
export function putShared(world: World, reader: string, now: number): void {
  const readers = [...new Set([...readersOf(world), reader])]
  const policies = {
    'shared/feed': crossAccountPolicy(readers, world.region),
    'shared/half': halfCrossAccountPolicy(readers),
    'shared/locked': undefined,
  }
  for (const [name, policyText] of Object.entries(policies)) {
    putRepository(world, {
      name,
      createdAt: now - 120 * DAY,
      policyText,
      ...(!policyText && { policyChangedAt: now - 9 * DAY }),
    })
    putSeedImage(world, name, feed, now - 17 * DAY, ['5'])
  }
}
