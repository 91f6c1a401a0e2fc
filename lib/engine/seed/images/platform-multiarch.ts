import type { World } from '../../store/world'
import { behaviour, layer, pythonBase, sourceLabels } from '../bases'
import { buildImage } from '../build-image'
import { buildAttestation, buildIndex } from '../build-index'
import { DAY, HOUR, putIndex, putRepository, putSeedImage } from '../put-seed'
import { sameAccountPolicy } from './policies'

function child(architecture: 'amd64' | 'arm64', version: string, format: 'docker' | 'oci') {
  const base = pythonBase(architecture)
  return buildImage({
    ...base,
    layers: [...base.layers, layer(`platform ${version} ${architecture}`, 9.2, 'COPY . /var/task # buildkit')],
    cmd: ['app.handler'],
    labels: { ...sourceLabels('platform/multiarch', version, 'c0ffee12'.repeat(5)), ...behaviour('echo') },
    format,
  })
}

/** Indexes and a manifest list: Lambda refuses each, the untagged images inside can be deployed by digest. */
export function putPlatformMultiarch(world: World, now: number): void {
  const name = 'platform/multiarch'
  putRepository(world, { name, createdAt: now - 50 * DAY, policyText: sameAccountPolicy })

  const old = [child('amd64', '1.0.0', 'docker'), child('arm64', '1.0.0', 'docker')]
  for (const image of old) putSeedImage(world, name, image, now - 45 * DAY)
  putIndex(world, name, buildIndex(old, 'docker'), now - 45 * DAY, ['v1-list'])

  const both = [child('amd64', '2.0.0', 'oci'), child('arm64', '2.0.0', 'oci')]
  for (const image of both) putSeedImage(world, name, image, now - 6 * DAY)
  putIndex(world, name, buildIndex(both, 'oci'), now - 6 * DAY, ['v2'])

  const single = child('amd64', '2.0.1', 'oci')
  const attestation = buildAttestation(single)
  putSeedImage(world, name, single, now - 26 * HOUR)
  putSeedImage(world, name, attestation, now - 26 * HOUR)
  putIndex(world, name, buildIndex([single, attestation], 'oci'), now - 26 * HOUR, ['v2-attested'])
}
