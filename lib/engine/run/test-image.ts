import { execFile } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { pack, type Header } from 'tar-stream'
import { digestOf } from '../store/blobs'
import { TEST_RUNTIME } from './test-image-runtime'

/** A file of a layer: its header, and its bytes where it has any. */
export type TestFile = Partial<Header> & { readonly name: string; readonly content?: string | Uint8Array }

/** An image as a client pushes it: every part is bytes, and its digest is that of the bytes. */
export type TestImage = {
  readonly manifest: string
  readonly digest: string
  readonly mediaType: string
  readonly config: Uint8Array
  readonly layers: readonly Uint8Array[]
}

/** A layer as it is pushed (gzip), and the digest of its archive, by which the image's config names it. */
export type TestLayer = { readonly bytes: Uint8Array; readonly diffId: string }

/** The settings of an image's config, in its own words. */
export type TestImageConfig = {
  readonly Entrypoint?: readonly string[]
  readonly Cmd?: readonly string[]
  readonly Env?: readonly string[]
  readonly WorkingDir?: string
  readonly Labels?: Readonly<Record<string, string>>
}

const zip = promisify(gzip)
const run = promisify(execFile)

/** @returns the tar archive of the files, not packed */
export async function tarOf(files: readonly TestFile[]): Promise<Buffer> {
  const archive = pack()
  for (const { content, ...header } of files) {
    archive.entry(header, typeof content === 'string' ? Buffer.from(content) : (content ?? Buffer.alloc(0)))
  }
  archive.finalize()
  return buffer(archive)
}

/** @returns the files with the folders that they stand in, as builders write them: Docker keeps others to root */
export function withFolders(files: readonly TestFile[]): TestFile[] {
  const folders = files.flatMap(({ name }) =>
    name
      .split('/')
      .slice(0, -1)
      .map((_, at, parts) => parts.slice(0, at + 1).join('/')),
  )
  const given = new Set(files.map(({ name }) => name))
  const missing = Array.from(new Set(folders), (name) => `${name}/`).filter((name) => !given.has(name))
  return [...missing.map((name) => ({ name, type: 'directory' as const, mode: 0o755 })), ...files]
}

/** @returns a layer with the files */
export async function layerOf(files: readonly TestFile[]): Promise<TestLayer> {
  const archive = await tarOf(files)
  return { bytes: await zip(archive, { level: 1 }), diffId: digestOf(archive) }
}

/**
 * This machine's Node with the libraries it is linked to, as a layer: the base of images that are built from nothing.
 * About 100 MB unpacked. Packed once and kept in the temp folder, for packing takes seconds.
 */
export async function nodeLayer(): Promise<TestLayer> {
  const cached = join(tmpdir(), `gantry-test-node2-${process.version}-${process.arch}.tar.gz`)
  const diffId = `${cached}.diff-id`
  if (existsSync(cached)) return { bytes: readFileSync(cached), diffId: readFileSync(diffId, 'utf8') }
  const node = realpathSync(process.execPath)
  const { stdout } = await run('ldd', [node])
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].flatMap(([, path]) => (path ? [path] : []))
  const file = (name: string, path: string): TestFile => ({ name, mode: 0o755, content: readFileSync(path) })
  const files = [file('usr/bin/node', node), ...libraries.map((path) => file(path.slice(1), realpathSync(path)))]
  const layer = await layerOf(withFolders(files))
  writeWhole(diffId, layer.diffId)
  writeWhole(cached, layer.bytes)
  return layer
}

function writeWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.${process.pid}`, content)
  renameSync(`${path}.${process.pid}`, path)
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/** @returns an image of these layers, for this machine's processor */
export function imageOf(layers: readonly TestLayer[], config: TestImageConfig): TestImage {
  const text = JSON.stringify({
    architecture: ARCHITECTURES[process.arch],
    os: 'linux',
    config,
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
  })
  const configBytes = Buffer.from(text)
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const part = (kind: string, bytes: Uint8Array) => ({
    mediaType: `application/vnd.oci.image.${kind}`,
    digest: digestOf(bytes),
    size: bytes.length,
  })
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: part('config.v1+json', configBytes),
    layers: layers.map(({ bytes }) => part('layer.v1.tar+gzip', bytes)),
  })
  return {
    manifest,
    digest: digestOf(Buffer.from(manifest)),
    mediaType,
    config: configBytes,
    layers: layers.map(({ bytes }) => bytes),
  }
}

/**
 * An image that runs on this machine and speaks Lambda's Runtime API: Node, and `TEST_RUNTIME` as its runtime. The
 * command names the handler. `more` is laid over it as one further layer.
 */
export async function nodeImage(more: readonly TestFile[] = [], config: TestImageConfig = {}): Promise<TestImage> {
  const runtime = { name: 'var/runtime/runtime.mjs', mode: 0o644, content: TEST_RUNTIME }
  const task = { name: 'var/task/', type: 'directory' as const, mode: 0o755 }
  return imageOf([await nodeLayer(), await layerOf(withFolders([runtime, task, ...more]))], {
    Entrypoint: ['/usr/bin/node', '/var/runtime/runtime.mjs'],
    Cmd: ['echo'],
    Env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'FROM_IMAGE=yes'],
    WorkingDir: '/var/task',
    ...config,
  })
}
