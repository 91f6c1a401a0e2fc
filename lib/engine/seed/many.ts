import { sha256 } from '../ecr/manifests'
import type { World } from '../store/world'
import { behaviour, layer, nodeBase } from './bases'
import { buildImage } from './build-image'
import { helloWorld, putHelloWorld } from './images/hello-world'
import { MINUTE, putRepository, putSeedImage } from './put-seed'
import { imageCode, putFunction } from './put-function'

const NOUNS = ['orders', 'billing', 'search', 'profile', 'catalog', 'notify', 'fraud', 'export', 'session', 'media']
const VERBS = ['api', 'worker', 'sync', 'events']

const nameOf = (i: number) => `${NOUNS[i % NOUNS.length]}-${VERBS[i % VERBS.length]}-${String(i).padStart(5, '0')}`

/** Which of how many: `from` included, `to` not. */
export type Part = { readonly from: number; readonly to: number; readonly count: number }

/** So many functions differ in age; none is old enough to sleep. */
const AGES = 1000

/** Active functions on `hello-world:1.0.0`, for large accounts in tests and measurements. */
export function seedFunctions(world: World, now: number, { from, to }: Part): void {
  if (!world.get('repository', 'hello-world')) putHelloWorld(world, now)
  const code = imageCode(world, 'hello-world', '1.0.0', helloWorld['1.0.0'].digest)
  for (let i = from; i < to; i += 1)
    putFunction(world, {
      name: nameOf(i),
      code,
      memorySize: 128 * (1 + (i % 8)),
      architectures: [i % 5 === 4 ? 'arm64' : 'x86_64'],
      lastModified: now - ((i % AGES) + 1) * 13 * MINUTE,
    })
}

/** Images in the repository `load/images`, each with a manifest and digest of its own. */
export function seedImages(world: World, now: number, { from, to, count }: Part): void {
  const repository = 'load/images'
  const base = nodeBase()
  if (from === 0) putRepository(world, { name: repository, createdAt: now - count * MINUTE })
  for (let i = from; i < to; i += 1) {
    const layers = [...base.layers, layer(`load ${i}`, 3 + (i % 40), 'COPY dist ./ # buildkit')]
    const image = buildImage({ ...base, layers, cmd: ['app.handler'], labels: behaviour('echo') })
    putSeedImage(
      world,
      repository,
      image,
      now - (count - i) * MINUTE,
      i % 4 === 3 ? [] : [sha256(`load ${i}`).slice(7, 19)],
    )
  }
}
