import type { World } from '../../store/world'
import { behaviour, layer, nodeBase, sourceLabels } from '../bases'
import { buildImage, type ImageSpec } from '../build-image'
import { DAY, HOUR, putRepository, putSeedImage } from '../put-seed'

const base = nodeBase()

/** Six layers that every version shares; the last two are the application. */
const shared = [
  ...base.layers,
  layer('hello dnf', 86.6, 'RUN /bin/sh -c dnf install -y ImageMagick ghostscript && dnf clean all # buildkit'),
  layer('hello package.json', 0.002, 'COPY package.json package-lock.json ./ # buildkit'),
]

const version = (name: string, revision: string, npm: number, spec: Partial<ImageSpec> = {}) =>
  buildImage({
    ...base,
    layers: [
      ...shared,
      layer(`hello npm ${name}`, npm, 'RUN /bin/sh -c npm ci --omit=dev # buildkit', npm * 3.1),
      layer(`hello source ${name}`, 0.2, 'COPY . ./ # buildkit'),
    ],
    cmd: ['app.handler'],
    labels: { ...sourceLabels('hello-world', name, revision), ...behaviour('echo') },
    ...spec,
  })

export const helloWorld = {
  older: version('0.9.0', '0c8a5b9f2d7e41b6a3c8d9e0f1a2b3c4d5e6f708', 36.9),
  '1.0.0': version('1.0.0', '7d1f0e3b5a6c9d8e2f4b1a0c3e5d7f9b8a6c4e20', 37.8),
  '1.1.0': version('1.1.0', 'b94f6c1d2e8a7f3059c4d6e1a2b3f8c7d0e9a512', 40.6, {
    cmd: ['main.handler'],
    env: [...base.env, 'GREETING=Hello from 1.1.0'],
  }),
}

/** The repository of the documented flow. It has no policy: Lambda adds its statement with the first function. */
export function putHelloWorld(world: World, now: number): void {
  const name = 'hello-world'
  putRepository(world, { name, createdAt: now - 40 * DAY, scanOnPush: true })
  putSeedImage(world, name, helloWorld.older, now - 39 * DAY)
  putSeedImage(world, name, helloWorld['1.0.0'], now - 12 * DAY, ['1.0.0', 'latest'])
  putSeedImage(world, name, helloWorld['1.1.0'], now - 5 * HOUR, ['1.1.0'])
}

/** The same name in the Region of AWS's command line example. */
export function putHelloWorldElsewhere(world: World, now: number): void {
  putRepository(world, { name: 'hello-world', createdAt: now - 30 * DAY })
  putSeedImage(world, 'hello-world', helloWorld['1.0.0'], now - 11 * DAY, ['latest'])
}
