import type { World } from '../../store/world'
import { behaviour, layer, pythonBase, sourceLabels } from '../bases'
import { buildImage } from '../build-image'
import { DAY, HOUR, putRepository, putSeedImage } from '../put-seed'
import { sameAccountPolicy } from './policies'

/** A model image of so many compressed and unpacked megabytes beside its base. */
function model(version: string, weights: readonly [number, number], libraries: readonly [number, number]) {
  const base = pythonBase()
  return buildImage({
    ...base,
    layers: [
      ...base.layers,
      layer(
        `torch ${version}`,
        libraries[0],
        'RUN /bin/sh -c pip install --no-cache-dir torch transformers # buildkit',
        libraries[1],
      ),
      layer(`weights ${version}`, weights[0], 'COPY models/ /opt/models/ # buildkit', weights[1]),
      layer(`inference source ${version}`, 0.1, 'COPY app.py ./ # buildkit'),
    ],
    cmd: ['app.handler'],
    labels: { ...sourceLabels('ml/inference', version, 'feedbeef'.repeat(5)), ...behaviour('slow-init') },
    format: 'oci',
  })
}

export const inference = {
  '2.3': model('2.3', [1_340, 3_700], [1_185, 2_905]),
  'near-limit': model('near-limit', [2_050, 6_300], [1_610, 3_705]),
  'too-large': model('too-large', [2_300, 7_400], [1_725, 4_305]),
}

/** Large images: slow to optimise, near Lambda's 10 GiB unpacked, and over it. */
export function putMlInference(world: World, now: number): void {
  const name = 'ml/inference'
  putRepository(world, { name, createdAt: now - 70 * DAY, policyText: sameAccountPolicy })
  putSeedImage(world, name, inference['near-limit'], now - 21 * DAY, ['near-limit'])
  putSeedImage(world, name, inference['too-large'], now - 9 * DAY, ['too-large'])
  putSeedImage(world, name, inference['2.3'], now - 19 * HOUR, ['2.3'])
}
