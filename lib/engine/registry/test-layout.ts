import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sha256 } from '../ecr/manifests'

const BLOCK = 512

/** A tar archive of one file: the header, the bytes, and two empty blocks at its end. */
function tarOf(name: string, text: string): Buffer {
  const header = Buffer.alloc(BLOCK)
  const field = (at: number, value: string) => void header.write(value, at, 'latin1')
  field(0, name)
  field(100, '0000644\0')
  field(108, '0000000\0')
  field(116, '0000000\0')
  field(124, `${Buffer.byteLength(text).toString(8).padStart(11, '0')}\0`)
  field(136, '00000000000\0')
  field(148, '        ')
  field(156, '0')
  field(257, 'ustar\0' + '00')
  const sum = header.reduce((total, byte) => total + byte, 0)
  field(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / BLOCK) * BLOCK)
  body.write(text)
  return Buffer.concat([header, body, Buffer.alloc(2 * BLOCK)])
}

/** Writes an image of one layer with one file as a folder in OCI layout. @returns the folder */
export function writeLayout(folder: string, text: string): string {
  const blobs = join(folder, 'blobs', 'sha256')
  mkdirSync(blobs, { recursive: true })
  const put = (bytes: Buffer) => {
    const digest = sha256(bytes)
    writeFileSync(join(blobs, digest.slice('sha256:'.length)), bytes)
    return { digest, size: bytes.length }
  }
  const json = (value: unknown) => Buffer.from(JSON.stringify(value))
  const tar = tarOf('hello.txt', text)
  const config = {
    architecture: 'amd64',
    os: 'linux',
    config: { Cmd: ['/hello'] },
    rootfs: { type: 'layers', diff_ids: [sha256(tar)] },
    history: [{ created: '2026-01-01T00:00:00Z' }],
  }
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...put(json(config)) },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', ...put(gzipSync(tar)) }],
  }
  const manifests = [{ mediaType, ...put(json(manifest)), annotations: { 'org.opencontainers.image.ref.name': 'latest' } }]
  writeFileSync(join(folder, 'index.json'), json({ schemaVersion: 2, manifests }))
  writeFileSync(join(folder, 'oci-layout'), json({ imageLayoutVersion: '1.0.0' }))
  return folder
}
