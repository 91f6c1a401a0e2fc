import { extract } from 'tar-stream'
import { z } from 'zod'
import { DockerError, quoted, type DockerApi } from './docker-api'
import { START_BYTES, type ImageFile, type ImageFiles, type PathProblem } from '../unpack/image-files'

/** Bits of Go's FileMode. */
const FOLDER = 2 ** 31
const LINK = 2 ** 27
/** Device, pipe, socket, character device, irregular. */
const SPECIAL = [2 ** 26, 2 ** 25, 2 ** 24, 2 ** 21, 2 ** 19]
const has = (mode: number, bit: number) => Math.floor(mode / bit) % 2 === 1

const MAX_LINKS = 40

/** Paths of one image that are remembered: overrides can name any number of them. */
const MAX_KNOWN = 1000

const statSchema = z.object({ mode: z.number(), linkTarget: z.string().default('') })

/** The files of a container that never runs. An image does not change: each question is asked once. */
export function containerFiles(api: DockerApi, container: string): ImageFiles {
  const { find, start } = askedFiles(api, container)
  const found = new Map<string, Promise<ImageFile | PathProblem>>()
  const started = new Map<string, Promise<Buffer | undefined>>()
  return { find: (path) => once(found, path, find), start: (path) => once(started, path, start) }
}

function once<T>(known: Map<string, Promise<T>>, path: string, ask: (path: string) => Promise<T>): Promise<T> {
  const answer = known.get(path) ?? ask(path)
  if (known.size < MAX_KNOWN) known.set(path, answer)
  answer.catch(() => known.delete(path))
  return answer
}

function askedFiles(api: DockerApi, container: string): ImageFiles {
  const archive = (path: string) => `/containers/${container}/archive?path=${quoted(path)}`
  const find = async (path: string, links = 0): Promise<ImageFile | PathProblem> => {
    const stat = await statOf(api, archive(path))
    if (typeof stat === 'string') return stat
    const { mode, linkTarget } = stat
    if (has(mode, LINK)) return links < MAX_LINKS ? find(linkTarget, links + 1) : 'ELOOP'
    const kind = has(mode, FOLDER) ? 'folder' : SPECIAL.some((bit) => has(mode, bit)) ? 'other' : 'file'
    return { kind, mode: mode % 0o1000 }
  }
  return {
    find: (path) => find(path),
    async start(path) {
      const tar = extract()
      const response = await api.open('GET', archive(path))
      response.on('error', () => undefined).pipe(tar)
      try {
        for await (const entry of tar) {
          if (entry.header.type === 'symlink') return await this.start(entry.header.linkname)
          return await startOf(entry)
        }
        return undefined
      } finally {
        response.destroy()
      }
    },
  }
}

async function statOf(api: DockerApi, path: string): Promise<z.infer<typeof statSchema> | PathProblem> {
  try {
    const { headers } = await api.open('HEAD', path).then((response) => response.resume())
    const text = Buffer.from(String(headers['x-docker-container-path-stat']), 'base64').toString('utf8')
    return statSchema.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof DockerError && error.status === 404) return 'ENOENT'
    throw error
  }
}

async function startOf(content: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of content) {
    if (!(chunk instanceof Uint8Array)) continue
    chunks.push(chunk)
    length += chunk.length
    if (length >= START_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, START_BYTES)
}
