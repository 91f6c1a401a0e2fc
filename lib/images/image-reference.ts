import { shortDigest } from '@/lib/format'

/** What an image URI names: `registry/repository:tag` or `registry/repository@digest`. */
export type ImageReference = {
  /** `123456789012.dkr.ecr.us-east-1.amazonaws.com`, or what this connection's repositories stand under. */
  readonly registry: string
  /** null where the registry's name does not say. */
  readonly registryId: string | null
  readonly repository: string
  readonly tag: string | null
  readonly digest: string | null
}

/** The form of a digest. */
export const digestPattern = /^sha256:[0-9a-f]{64}$/

/** An image URI as its three parts, whatever they hold. A colon before the last slash is a port. */
export function splitImageUri(uri: string) {
  const at = uri.indexOf('@')
  const named = at < 0 ? uri : uri.slice(0, at)
  const colon = named.lastIndexOf(':')
  const tagged = colon > named.lastIndexOf('/')
  return {
    name: tagged ? named.slice(0, colon) : named,
    tag: tagged ? named.slice(colon + 1) : null,
    digest: at < 0 ? null : uri.slice(at + 1),
  }
}

/** `registry/repository` as both; the repository is empty where there is none. */
export function splitName(name: string) {
  const slash = name.indexOf('/')
  return slash < 0
    ? { registry: name, repository: '' }
    : { registry: name.slice(0, slash), repository: name.slice(slash + 1) }
}

/** The name of an account's private registry at AWS, in any partition. */
export const ecrRegistry = (account: string, region: string) =>
  `${account}.dkr.ecr.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`

/** Reads an image URI that an endpoint answered, so its form is known to be right. null where it has no repository. */
export function imageReference(uri: string): ImageReference | null {
  const { name, tag, digest } = splitImageUri(uri)
  const { registry, repository } = splitName(name)
  if (registry === '' || repository === '' || tag === '' || (digest !== null && !digestPattern.test(digest)))
    return null
  return { registry, registryId: /^(\d{12})\./.exec(registry)?.[1] ?? null, repository, tag, digest }
}

/** The URI of an image in a repository, by digest (`sha256:…`) or by tag. */
export const imageUri = (repositoryUri: string, reference: string) =>
  reference.startsWith('sha256:') ? `${repositoryUri}@${reference}` : `${repositoryUri}:${reference}`

/** `hello-world:latest` or `hello-world@sha256:9f86d081884c`: an image URI without its registry, for a sentence. */
export function shortImageUri(uri: string) {
  const { name, tag, digest } = splitImageUri(uri)
  const repository = splitName(name).repository || name
  return digest !== null ? `${repository}@${shortDigest(digest)}` : tag !== null ? `${repository}:${tag}` : repository
}
