import type { World } from '../../store/world'
import { behaviour, layer, nodeBase, sourceLabels } from '../bases'
import { buildImage } from '../build-image'
import { DAY, putRepository, putSeedImage } from '../put-seed'
import { sameAccountPolicy } from './policies'

function resizer(version: string, architecture: 'amd64' | 'arm64') {
  const base = nodeBase(architecture)
  return buildImage({
    ...base,
    layers: [
      ...base.layers,
      layer(`sharp ${architecture}`, 22.4, 'RUN /bin/sh -c npm install --os=linux --libc=glibc sharp # buildkit', 61),
      layer(`resizer source ${version} ${architecture}`, 0.3, 'COPY src ./ # buildkit'),
    ],
    cmd: ['resize.handler'],
    labels: {
      ...sourceLabels('edge/resizer', version, '4e1a7c93b05d28f6'.repeat(2) + '9c0d1e2f'),
      ...behaviour('echo'),
    },
    format: 'oci',
  })
}

export const resizer140 = resizer('1.4.0', 'arm64')

/** Images for arm64, with one for x86_64 beside them: Lambda takes either and fails when it runs the wrong one. */
export function putEdgeResizer(world: World, now: number): void {
  const name = 'edge/resizer-arm'
  putRepository(world, { name, createdAt: now - 60 * DAY, policyText: sameAccountPolicy })
  putSeedImage(world, name, resizer('1.3.9', 'arm64'), now - 33 * DAY, ['1.3.9'])
  putSeedImage(world, name, resizer140, now - 8 * DAY, ['1.4.0'])
  putSeedImage(world, name, resizer('1.4.0', 'amd64'), now - 8 * DAY, ['1.4.0-amd64'])
}
