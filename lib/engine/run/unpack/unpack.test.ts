import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { memoryBlobs, type Blobs } from '../../store/blobs'
import { RootfsCache } from './rootfs'
import { imageOf, layerOf, tarOf, type TestFile, type TestLayer } from '../test-image'
import { putImage } from '../test-sandbox'
import type { UnpackLimits } from './unpack-budget'

let folder: string
let blobs: Blobs
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-unpack-'))
  blobs = memoryBlobs()
  mkdirSync(join(folder, 'outside'))
  writeFileSync(join(folder, 'outside', 'secret'), 'untouched')
})
afterEach(() => {
  expect(readdirSync(folder).filter((name) => name !== 'rootfs')).toEqual(['outside'])
  expect(readdirSync(join(folder, 'outside'))).toEqual(['secret'])
  expect(readFileSync(join(folder, 'outside', 'secret'), 'utf8')).toBe('untouched')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const unpackLayers = (layers: readonly TestLayer[], limits?: UnpackLimits) =>
  new RootfsCache(blobs, join(folder, 'rootfs'), limits).folderOf(putImage(blobs, imageOf(layers, {})))

const unpack = async (...layers: TestFile[][]) => unpackLayers(await Promise.all(layers.map(layerOf)))

/** Every path below a folder, but for those that each image gets. */
const pathsIn = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^(proc|dev|tmp|etc)($|\/)/.test(path))
    .sort()

const outside = '../../outside'

test('lays layers over each other, with whiteouts', async () => {
  const root = await unpack(
    [
      { name: 'kept', content: 'first' },
      { name: 'changed', content: 'first' },
      { name: 'removed', content: 'first' },
      { name: 'folder/removed/deep', content: 'first' },
      { name: 'folder/kept', content: 'first' },
      { name: 'opaque/lower', content: 'first' },
      { name: 'opaque/deep/lower', content: 'first' },
      { name: 'becomes-folder', content: 'first' },
      { name: 'becomes-file/lower', content: 'first' },
    ],
    [
      { name: 'changed', content: 'second' },
      { name: '.wh.removed' },
      { name: 'folder/.wh.removed' },
      { name: 'opaque/deep/upper', content: 'second' },
      { name: 'opaque/.wh..wh..opq' },
      { name: 'opaque/upper', content: 'second' },
      { name: 'becomes-folder', type: 'directory' },
      { name: 'becomes-folder/upper', content: 'second' },
      { name: 'becomes-file', content: 'second' },
      { name: 'own', content: 'second' },
      { name: '.wh.own' },
      { name: '.wh..wh.plnk' },
    ],
  )
  const first = 'becomes-file becomes-folder becomes-folder/upper changed folder folder/kept kept'
  const rest = 'opaque opaque/deep opaque/deep/upper opaque/upper own'
  expect(pathsIn(root).join(' ')).toBe(`${first} ${rest}`)
  expect(readFileSync(join(root, 'changed'), 'utf8')).toBe('second')
})

test('keeps modes, times and links, and gives the owner the rights of everybody', async () => {
  const mtime = new Date('2020-02-02T00:00:00Z')
  const root = await unpack([
    { name: 'program', mode: 0o4755, mtime, content: '#!' },
    { name: 'private', mode: 0o600 },
    { name: 'folder', type: 'directory', mode: 0o750 },
    { name: 'absolute', type: 'symlink', linkname: '/program' },
    { name: 'hard', type: 'link', linkname: 'program' },
    { name: 'device', type: 'character-device', devmajor: 1, devminor: 3 },
    { name: 'pipe', type: 'fifo' },
  ])
  const modeOf = (path: string) => lstatSync(join(root, path)).mode & 0o7777
  expect([modeOf('program'), modeOf('private'), modeOf('folder')]).toEqual([0o755, 0o200, 0o750])
  expect(lstatSync(join(root, 'program')).mtime).toEqual(mtime)
  expect(readlinkSync(join(root, 'absolute'))).toBe('/program')
  expect(lstatSync(join(root, 'hard')).ino).toBe(lstatSync(join(root, 'program')).ino)
  expect(pathsIn(root)).toEqual(['absolute', 'folder', 'hard', 'private', 'program'])
})

test('a path never leads out of the image', async () => {
  const root = await unpack(
    [
      { name: `${outside}/secret`, content: 'climbed' },
      { name: `/${outside}/../absolute`, content: 'kept inside' },
      { name: 'link', type: 'symlink', linkname: join(folder, 'outside') },
      { name: 'up', type: 'symlink', linkname: outside },
      { name: 'hop', type: 'symlink', linkname: 'up' },
      { name: 'file', type: 'symlink', linkname: join(folder, 'outside', 'secret') },
    ],
    [
      { name: 'link/one', content: 'inside' },
      { name: 'hop/two', content: 'inside' },
      { name: 'file', content: 'replaced' },
      { name: 'a\\..\\..\\b', content: 'one name' },
      { name: 'hop/.wh.secret' },
      { name: 'link/.wh..wh..opq' },
      { name: '.wh...' },
      { name: '.wh..' },
      { name: '.wh.' },
      { name: '..' },
      { name: './' },
    ],
  )
  expect(pathsIn(root)).toEqual(
    expect.arrayContaining(['a\\..\\..\\b', 'absolute', 'file', 'hop', 'link', 'outside', 'outside/two', 'up']),
  )
  expect(readFileSync(join(root, 'file'), 'utf8')).toBe('replaced')
})

test.each<[string, TestFile[]]>([
  ['a hard link to a file outside', [{ name: 'stolen', type: 'link', linkname: `${outside}/secret` }]],
  [
    'a hard link through a link',
    [
      { name: 'way', type: 'symlink', linkname: '/../../../../../../../..' },
      { name: 'stolen', type: 'link', linkname: 'way/etc/passwd' },
    ],
  ],
  [
    'links in a circle',
    [
      { name: 'a', type: 'symlink', linkname: 'b' },
      { name: 'b', type: 'symlink', linkname: 'a' },
      { name: 'a/file', content: '' },
    ],
  ],
  ['a path that is too long', [{ name: `${'a'.repeat(300)}/${'b/'.repeat(3000)}c` }]],
])('refuses %s', async (_, files) => {
  await expect(unpack(files)).rejects.toThrow('The image cannot be unpacked')
  expect(readdirSync(join(folder, 'rootfs'))).toEqual(['boot-id'])
})

/** The archive's first file says that it is this large; the number is written in base 256, as large ones are. */
async function sized(size: bigint): Promise<TestLayer> {
  const archive = await tarOf([{ name: 'huge', content: 'little' }])
  archive.fill(0, 124, 136).writeUInt8(0x80, 124)
  archive.writeBigUInt64BE(size, 128)
  const sum = archive
    .fill(' ', 148, 156)
    .subarray(0, 512)
    .reduce((total, byte) => total + byte, 0)
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return { bytes: archive, diffId: '' }
}

const bytes = (content: Uint8Array): TestLayer => ({ bytes: content, diffId: '' })

test.each<[string, () => Promise<TestLayer>, string]>([
  ['8 EiB in a header', () => sized(2n ** 63n - 1n), 'The image cannot be unpacked: Unexpected end of data'],
  [
    'a cut layer',
    async () => bytes((await layerOf([{ name: 'file' }])).bytes.subarray(0, -9)),
    'unexpected end of file',
  ],
  ['a cut archive', async () => bytes((await tarOf([{ name: 'file' }])).subarray(0, 700)), 'Unexpected end of data'],
  ['what is no archive', async () => bytes(Buffer.alloc(2048, 7)), 'Invalid tar header'],
  ['zstd', async () => bytes(Buffer.from('28b52ffd00000000', 'hex')), 'zstd'],
])('refuses %s', async (_, layer, message) => {
  await expect(unpackLayers([await layer()])).rejects.toThrow(message)
  expect(readdirSync(join(folder, 'rootfs'))).toEqual(['boot-id'])
})

/** How much the process grew by while something was done. Its highest ever may be that of another file. */
async function memoryTaken(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss()
  let most = before
  let looking = true
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss())
    if (looking) setImmediate(look)
  }
  look()
  await work()
  looking = false
  return most - before
}

test('stops a decompression bomb, with little memory', async () => {
  const MB = 1024 * 1024
  const zeros = gzipSync(Buffer.alloc(64 * MB))
  const start = await sized(BigInt(8 * 1024 * MB))
  const bomb = Buffer.concat([gzipSync(start.bytes.subarray(0, 512)), ...Array.from({ length: 128 }, () => zeros)])
  const limits = { bytes: 1024 * MB, entries: 10, freeBytes: 0 }
  const taken = await memoryTaken(() =>
    expect(unpackLayers([bytes(bomb)], limits)).rejects.toThrow('larger than 1073741824 bytes'),
  )
  expect(taken / MB).toBeLessThan(100)
})

test('stops at too many files, and before the disk is full', async () => {
  const files = await layerOf(Array.from({ length: 50 }, (_, index) => ({ name: `file-${index}` })))
  const limits = { bytes: 2 ** 30, entries: 40, freeBytes: 0 }
  await expect(unpackLayers([files], limits)).rejects.toThrow('more than 40 files')
  await expect(unpackLayers([files], { ...limits, freeBytes: 2 ** 60 })).rejects.toThrow('disk is too full')
})

test('unpacks an image once, however many ask for it, and forgets one that is gone', async () => {
  const digest = putImage(blobs, imageOf([await layerOf([{ name: 'file' }])], {}))
  const cache = new RootfsCache(blobs, join(folder, 'rootfs'))
  const [first, second] = await Promise.all([cache.folderOf(digest), cache.folderOf(digest)])
  expect(second).toBe(first)
  const { ino } = lstatSync(first)
  const restarted = new RootfsCache(blobs, join(folder, 'rootfs'))
  expect(lstatSync(await restarted.folderOf(digest)).ino).toBe(ino)
  expect(new RootfsCache(memoryBlobs(), join(folder, 'rootfs'))).toBeDefined()
  expect(readdirSync(join(folder, 'rootfs'))).not.toContain(digest.slice(7))
})

test('keeps the images that were used last, and those that run', async () => {
  const put = async (name: string) => putImage(blobs, imageOf([await layerOf([{ name }])], {}))
  const [first, second, third, fourth] = [await put('1'), await put('2'), await put('3'), await put('4')]
  const cache = new RootfsCache(blobs, join(folder, 'rootfs'), undefined, 2)
  const release = cache.hold(await cache.folderOf(first))
  for (const digest of [second, third, fourth]) await cache.folderOf(digest)
  const kept = [first, third, fourth].map((digest) => digest.slice(7))
  expect(readdirSync(join(folder, 'rootfs')).sort()).toEqual([...kept, 'boot-id'].sort())
  release()
  await cache.folderOf(second)
  expect(readdirSync(join(folder, 'rootfs')).sort()).toEqual([second.slice(7), fourth.slice(7), 'boot-id'].sort())
})
