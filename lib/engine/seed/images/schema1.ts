import { sha256 } from '../../ecr/manifests'
import type { World } from '../../store/world'
import { MB, putBareImage } from '../put-seed'

/** The manifest form from before 2016, which ECR still stores and Lambda does not take. It declares no sizes. */
export function putSchema1(world: World, repository: string, pushedAt: number): void {
  const digests = ['schema1 app', 'schema1 busybox'].map((id) => sha256(`layer ${id}`))
  const mediaType = 'application/vnd.docker.distribution.manifest.v1+prettyjws'
  const v1Compatibility = { architecture: 'amd64', os: 'linux', config: { Cmd: ['/app/server'] } }
  const text = JSON.stringify({
    schemaVersion: 1,
    name: repository,
    tag: 'schema1',
    architecture: 'amd64',
    fsLayers: digests.map((blobSum) => ({ blobSum })),
    history: digests.map((id) => ({ v1Compatibility: JSON.stringify({ id: id.slice(7), ...v1Compatibility }) })),
  })
  const layers = digests.map((digest, i) => ({ digest, size: (4 - i) * MB, mediaType: 'application/octet-stream' }))
  putBareImage(world, repository, { text, mediaType, layers }, pushedAt, ['schema1'])
}
