import { referrersOf } from '../ecr/image-references'
import { imageKey } from '../ecr/images'
import type { World } from '../store/world'
import type { ImageRecord } from '../store/ecr-records'
import { z } from 'zod'
import { DIGEST } from './blobs'
import type { RegistryCall } from './call'
import { digestInvalid } from './registry-error'

const INDEX = 'application/vnd.oci.image.index.v1+json'

const annotated = z.object({ annotations: z.record(z.string(), z.string()).optional() })

/** The images that refer to this one: signatures, bills of materials. An image that is not there has none. */
export async function listReferrers(call: RegistryCall, name: string, digest: string): Promise<void> {
  if (!DIGEST.test(digest)) throw digestInvalid(digest)
  const artifactType = call.query.get('artifactType')
  const manifests = await call.run(name, 'ListImageReferrers', ({ world }) =>
    referrersOf(world, name, digest, 'subject')
      .flatMap((from) => world.get('image', imageKey(name, from)) ?? [])
      .filter((image) => artifactType === null || image.artifactMediaType === artifactType)
      .map((image) => descriptorOf(world, image)),
  )
  call.send(200, JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }), {
    'content-type': INDEX,
    ...(artifactType !== null && { 'oci-filters-applied': 'artifactType' }),
  })
}

function descriptorOf(world: World, { digest, mediaType, artifactMediaType }: ImageRecord) {
  const bytes = world.getBlob(digest) ?? new Uint8Array()
  const { annotations } = annotated.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data ?? {}
  return { mediaType, digest, size: bytes.length, artifactType: artifactMediaType, annotations }
}
