import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestImage } from '../../run/test-image'
import { digestOf } from '../../store/blobs'

/** Writes an image as a folder in OCI layout, for clients that push from one. @returns the folder */
export function writeOciLayout(folder: string, { manifest, digest, mediaType, config, layers }: TestImage): string {
  const blobs = join(folder, 'blobs', 'sha256')
  mkdirSync(blobs, { recursive: true })
  const bytes = Buffer.from(manifest)
  for (const blob of [bytes, config, ...layers])
    writeFileSync(join(blobs, digestOf(blob).slice('sha256:'.length)), blob)
  const annotations = { 'org.opencontainers.image.ref.name': 'latest' }
  const index = { schemaVersion: 2, manifests: [{ mediaType, digest, size: bytes.length, annotations }] }
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index))
  writeFileSync(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
  return folder
}
