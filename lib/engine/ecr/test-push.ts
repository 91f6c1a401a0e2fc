import {
  CompleteLayerUploadCommand,
  InitiateLayerUploadCommand,
  PutImageCommand,
  UploadLayerPartCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { sha256 } from './manifests'

/** Uploads a blob the way SDK tools do: begin, parts, complete. @returns its digest */
export async function pushLayer(
  ecr: ECRClient,
  repositoryName: string,
  ...parts: readonly Uint8Array[]
): Promise<string> {
  const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }))
  let partFirstByte = 0
  for (const layerPartBlob of parts) {
    const partLastByte = partFirstByte + layerPartBlob.byteLength - 1
    await ecr.send(new UploadLayerPartCommand({ repositoryName, uploadId, partFirstByte, partLastByte, layerPartBlob }))
    partFirstByte = partLastByte + 1
  }
  const layerDigests = [sha256(Buffer.concat(parts))]
  await ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests }))
  return layerDigests[0] ?? ''
}

/** A manifest whose config and one layer are in the repository; `cmd` makes it unlike others. */
export async function pushedManifest(ecr: ECRClient, repositoryName: string, cmd: string): Promise<string> {
  const config = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Cmd: [cmd] } }))
  const layer = Buffer.from(`layer of ${cmd}`)
  const descriptor = async (bytes: Buffer, mediaType: string) => ({
    mediaType,
    digest: await pushLayer(ecr, repositoryName, bytes),
    size: bytes.byteLength,
  })
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: await descriptor(config, 'application/vnd.oci.image.config.v1+json'),
    layers: [await descriptor(layer, 'application/vnd.oci.image.layer.v1.tar+gzip')],
  })
}

/** Pushes an image whole. @returns its digest */
export async function pushImage(
  ecr: ECRClient,
  repositoryName: string,
  imageTag: string,
  cmd = imageTag,
): Promise<string> {
  const imageManifest = await pushedManifest(ecr, repositoryName, cmd)
  const { image } = await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }))
  return image?.imageId?.imageDigest ?? ''
}

/** Pushes an index over images of the repository. @returns its digest */
export async function pushIndex(
  ecr: ECRClient,
  repositoryName: string,
  imageTag: string | undefined,
  digests: readonly string[],
): Promise<string> {
  const manifests = digests.map((digest) => ({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest,
    size: 1,
  }))
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests,
  })
  const { image } = await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }))
  return image?.imageId?.imageDigest ?? ''
}
