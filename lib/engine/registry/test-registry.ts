import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { CreateRepositoryCommand, GetAuthorizationTokenCommand, type ECRClient } from '@aws-sdk/client-ecr'
import { sha256 } from '../ecr/manifests'

/** An answer of the registry, its body whole. */
export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly text: string
}

type Ask = { readonly headers?: Record<string, string>; readonly body?: string | Uint8Array }

/** One request, its path as it is given: no client tidies `..` or `%2f` away. */
export function ask(url: string, method: string, path: string, { headers = {}, body }: Ask = {}): Promise<Answer> {
  const { hostname, port } = new URL(url)
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, method, path, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const whole = Buffer.concat(chunks)
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole, text: whole.toString() })
        })
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

/** The password of GetAuthorizationToken. */
export async function passwordOf(ecr: ECRClient): Promise<string> {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  return Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64')
    .toString()
    .slice('AWS:'.length)
}

/** The errors of a refusal as `CODE message`. */
export const errorOf = ({ text }: Answer): string => {
  const { errors } = JSON.parse(text)
  return `${errors[0].code} ${errors[0].message}`
}

/** A client of one account's registry, with a new repository `app` to push to. */
export async function newRegistry(url: string, ecr: ECRClient) {
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'app' }))
  return registryOf(url, `Basic ${Buffer.from(`AWS:${await passwordOf(ecr)}`).toString('base64')}`)
}

/** A client with the credentials of a login before. */
export function registryOf(url: string, authorization: string) {
  const call = (method: string, path: string, { headers, body }: Ask = {}) =>
    ask(url, method, path, { headers: { authorization, ...headers }, body })
  const begin = async (repository = 'app') =>
    (await call('POST', `/v2/${repository}/blobs/uploads/`)).headers.location ?? ''
  const pushBlob = async (bytes: string | Uint8Array, repository = 'app') => {
    const digest = sha256(bytes)
    const { status } = await call('PUT', `${await begin(repository)}?digest=${digest}`, { body: bytes })
    if (status !== 201) throw new Error(`The blob was answered ${status}`)
    return { digest, size: Buffer.byteLength(bytes) }
  }
  const OCI = 'application/vnd.oci.image.manifest.v1+json'
  /** Config and layer are pushed; the manifest is not. */
  const manifest = async (cmd: string, repository = 'app', extra: object = {}) => {
    const config = JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Cmd: [cmd] } })
    return JSON.stringify({
      schemaVersion: 2,
      mediaType: OCI,
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...(await pushBlob(config, repository)) },
      layers: [
        {
          mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
          ...(await pushBlob(`layer of ${cmd}`, repository)),
        },
      ],
      ...extra,
    })
  }
  const putManifest = (reference: string, body: string, type = OCI, repository = 'app') =>
    call('PUT', `/v2/${repository}/manifests/${reference}`, { headers: { 'content-type': type }, body })
  return { authorization, call, begin, pushBlob, manifest, putManifest }
}

/** What `newRegistry` gives. */
export type TestRegistry = ReturnType<typeof registryOf>
