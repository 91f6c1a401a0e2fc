import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { array, asyncProperty, assert, constantFrom, record } from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { memoryBlobs } from '../../store/blobs'
import { RootfsCache } from './rootfs'
import { imageOf, layerOf } from '../test-image'
import { putImage } from '../test-sandbox'

const folder = mkdtempSync(join(tmpdir(), 'gantry-paths-'))
const outside = join(folder, 'outside')
mkdirSync(join(outside, 'a', 'b'), { recursive: true })
for (const path of ['secret', 'a/secret', 'a/b/secret']) writeFileSync(join(outside, path), 'untouched')
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const part = constantFrom(
  'a',
  'b',
  'link',
  '..',
  '.',
  '',
  'secret',
  '.wh.a',
  '.wh.link',
  '.wh..wh..opq',
  '.wh...',
  '../..',
)
const path = array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'))
const target = constantFrom(
  '..',
  '../../outside',
  '/',
  '.',
  'a',
  'link',
  'b/..',
  outside,
  `${outside}/a/secret`,
  '/a/../../b',
)
const entry = record({
  name: path,
  type: constantFrom('file' as const, 'directory' as const, 'symlink' as const, 'symlink' as const, 'link' as const),
  linkname: target,
  mode: constantFrom(0o644, 0o755, 0),
})

/** Every path below a folder, with what the files hold and how many names they have. */
const snapshot = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => ({ name, stats: lstatSync(join(root, name)) }))
    .map(({ name, stats }) => [name, stats.isFile() && [stats.nlink, readFileSync(join(root, name), 'utf8')]])

test('whatever layers hold, nothing outside of the image is written, linked or removed', async () => {
  const before = snapshot(outside)
  let unpacked = 0
  await assert(
    asyncProperty(array(array(entry, { maxLength: 10 }), { minLength: 1, maxLength: 3 }), async (layers) => {
      const blobs = memoryBlobs()
      const files = layers.map((entries) =>
        layerOf(entries.map((one) => ({ ...one, ...(one.type === 'file' && { content: 'from the image' }) }))),
      )
      const digest = putImage(blobs, imageOf(await Promise.all(files), {}))
      const cache = new RootfsCache(blobs, join(folder, 'rootfs'))
      unpacked += await cache.folderOf(digest).then(
        () => 1,
        () => 0,
      )
      expect(snapshot(outside)).toEqual(before)
      expect(readdirSync(folder).sort()).toEqual(['outside', 'rootfs'])
    }),
    { numRuns: 300 },
  )
  expect(unpacked).toBeGreaterThan(50)
}, 120_000)
