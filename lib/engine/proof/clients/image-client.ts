import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathsOf, runProgram } from './run-program'

/** A registry login: what `aws ecr get-login-password` prints, for `127.0.0.1:4510`. */
export type Login = { readonly registry: string; readonly password: string }

/** A program that pushes and pulls images. `source` is a folder in OCI layout, `image` is `repository:tag`. */
export type ImageClient = {
  readonly name: string
  push(login: Login, source: string, image: string): Promise<void>
  /** @returns the digest that it pulled */
  pull(login: Login, image: string): Promise<string>
  close(): Promise<void>
}

const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'test' as const }
const temporary = () => mkdtempSync(join(tmpdir(), 'gantry-images-'))

/** skopeo, copying as Docker v2s2 or as OCI; undefined where it is not installed. */
export function skopeo(format: 'v2s2' | 'oci'): ImageClient | undefined {
  const [path] = pathsOf('skopeo')
  if (path === undefined) return undefined
  const run = (...args: string[]) => runProgram(path, ['--insecure-policy', ...args], env)
  return {
    name: `skopeo copy --format ${format}`,
    async push({ registry, password }, source, image) {
      const to = ['--dest-tls-verify=false', '--dest-creds', `AWS:${password}`, `docker://${registry}/${image}`]
      await run('copy', '--format', format, `oci:${source}`, ...to)
    },
    async pull({ registry, password }, image) {
      const from = ['--src-tls-verify=false', '--src-creds', `AWS:${password}`, `docker://${registry}/${image}`]
      const folder = temporary()
      try {
        await run('copy', '--preserve-digests', ...from, `dir:${folder}`)
        const digest = await run('manifest-digest', join(folder, 'manifest.json'))
        return digest.trim()
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    close: () => Promise.resolve(),
  }
}

/** podman with a storage of its own; undefined where it is not installed. */
export function podman(): ImageClient | undefined {
  const [path] = pathsOf('podman')
  if (path === undefined) return undefined
  const folder = temporary()
  const storage = ['--root', join(folder, 'root'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs']
  const run = (...args: string[]) => runProgram(path, [...storage, ...args], env)
  const login = ({ password }: Login) => ['--tls-verify=false', '--creds', `AWS:${password}`]
  return {
    name: 'podman push and pull',
    async push(to, source, image) {
      const id = (await run('pull', '--quiet', `oci:${source}`)).trim()
      await run('push', '--quiet', ...login(to), id, `docker://${to.registry}/${image}`)
      // Else a later pull of the same image tells the digest of this local one.
      await run('rmi', '--force', id)
    },
    async pull(from, image) {
      const name = `${from.registry}/${image}`
      await run('pull', '--quiet', ...login(from), name)
      return (await run('image', 'inspect', '--format', '{{.Digest}}', name)).trim()
    },
    async close() {
      await run('system', 'reset', '--force').catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
