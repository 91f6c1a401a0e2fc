import { CreateRepositoryCommand, PutImageCommand, type ECRClient } from '@aws-sdk/client-ecr'
import { gzipSync } from 'node:zlib'
import { pushLayer } from '../../ecr/test-push'

/** What is unusual about an image that is pushed byte by byte. */
export type PushedImage = {
  /** Members of the config beside the ordinary ones, or the whole text. */
  readonly config?: object
  readonly rawConfig?: string
  readonly configType?: string
  readonly layers?: readonly { readonly bytes: Uint8Array; readonly mediaType: string }[]
  readonly annotations?: Readonly<Record<string, string>>
}

/** The media type of a layer. */
export const GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip'

/** Makes the repository `app` and pushes an image to its tag `latest`, as a client does. */
export async function pushToApp(ecr: ECRClient, image: PushedImage): Promise<void> {
  const repositoryName = 'app'
  await ecr.send(new CreateRepositoryCommand({ repositoryName }))
  const blob = async (bytes: Uint8Array, mediaType: string) => ({
    mediaType,
    digest: await pushLayer(ecr, repositoryName, bytes),
    size: bytes.byteLength,
  })
  const { layers = [{ bytes: gzipSync('layer'), mediaType: GZIP }], annotations } = image
  const text =
    image.rawConfig ?? JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Cmd: ['run'] }, ...image.config })
  const descriptors: object[] = []
  for (const { bytes, mediaType } of layers) descriptors.push(await blob(bytes, mediaType))
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: await blob(Buffer.from(text), image.configType ?? 'application/vnd.oci.image.config.v1+json'),
    layers: descriptors,
    ...(annotations && { annotations }),
  })
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: 'latest' }))
}
