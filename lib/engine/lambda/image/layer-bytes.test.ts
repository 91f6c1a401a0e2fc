import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { fileBlobs, memoryBlobs } from '../../store/blobs'
import { readLayerBytes } from './layer-bytes'

const folder = mkdtempSync(join(tmpdir(), 'layer-bytes-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['in memory', memoryBlobs()],
  ['in files', fileBlobs(folder)],
])('what a layer tells of itself: %s', (_, blobs) => {
  const text = 'a layer '.repeat(5_000)
  expect(readLayerBytes(blobs, blobs.put(gzipSync(text)))).toEqual({ gzip: true, unpackedAtLeast: text.length })
  const tar = Buffer.from(text)
  expect(readLayerBytes(blobs, blobs.put(tar))).toEqual({ gzip: false, unpackedAtLeast: tar.length })
  expect(readLayerBytes(blobs, blobs.put(Buffer.from('tiny')))).toBeUndefined()
  expect(readLayerBytes(blobs, `sha256:${'0'.repeat(64)}`)).toBeUndefined()
})
