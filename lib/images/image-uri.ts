/** The parts of an image URI: `registry/repository:tag` or `registry/repository@digest`. */
export type ImageUriParts = {
  /** `123456789012.dkr.ecr.us-east-1.amazonaws.com`, or what this connection's repositories stand under. */
  readonly registry: string
  /** null where the registry's name does not say. */
  readonly registryId: string | null
  readonly region: string | null
  readonly repository: string
  readonly tag: string | null
  readonly digest: string | null
}

export type ImageUriProblem =
  | 'required'
  | 'shape'
  | 'otherRegistry'
  | 'noReference'
  | 'repository'
  | 'tag'
  | 'digest'
  | 'region'

/** `uri` is the text without what is never part of a URI; `notices` say what was removed. */
export type ParsedImageUri = { readonly uri: string; readonly notices: readonly string[] } & (
  | { readonly ok: true; readonly parts: ImageUriParts }
  | {
      readonly ok: false
      readonly problem: ImageUriProblem
      readonly message: string
      /** Set when the repository is clear, so that its tags can be offered. */
      readonly parts: ImageUriParts | null
      /** A whole URI that is likely meant. */
      readonly suggestion: string | null
    }
)

/** Where the function is; `repositories` are the connection's own, whose URIs are right whatever their host. */
export type ImageUriContext = {
  readonly region: string
  readonly account: string | null
  readonly repositories?: readonly { readonly name: string; readonly uri: string; readonly registryId: string }[]
}

const ecrHost = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/
const repositoryName =
  /^(?=.{2,256}$)[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/
const tagName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/

const texts = {
  required: 'Container image URI is required.',
  shape: 'Enter an Amazon ECR image URI: account.dkr.ecr.region.amazonaws.com/repository:tag or …@sha256:digest.',
  noReference: 'Add a tag or digest.',
  repository: 'Repository names use lowercase letters, numbers, and . _ - /.',
  tag: 'A tag starts with a letter, number, or underscore and has at most 128 characters.',
}

const removals: readonly [RegExp, (found: string) => string][] = [
  [/[\u200b-\u200d\u2060\ufeff]+/g, () => 'Removed invisible characters.'],
  [/^[\s"'`“”‘’]+|[\s"'`“”‘’]+$/g, (found) => (found.trim() === '' ? '' : 'Removed quotation marks.')],
  [/^docker\s+(?:pull|push|run)\s+/, (found) => `Removed ${found.trim()} from the start.`],
  [/^(?:https?|docker|oci):\/\//i, (found) => `Removed ${found} from the start.`],
  [/\s+/g, () => 'Removed spaces.'],
  [/\/+$/, (found) => `Removed ${found} from the end.`],
]

/** What is removed may uncover more (`"a:b"/`); what needs more rounds than this is no URI. */
const ROUNDS = 10

/** Takes away what is never part of an image URI, and says what it took. */
function clean(text: string) {
  const notices = new Set<string>()
  let uri = text
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = uri
    for (const [pattern, say] of removals) {
      uri = uri.replace(pattern, (found) => {
        notices.add(say(found))
        return ''
      })
    }
    if (uri === before) break
  }
  return { uri, notices: [...notices].filter(Boolean) }
}

/** `registry/repository` and what follows it. A colon before the last slash is a port. */
function split(uri: string) {
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

/** Registry and repository, where the name is one that Lambda can deploy from. */
function locate(name: string, { region, repositories = [] }: ImageUriContext) {
  const slash = name.indexOf('/')
  const host = slash < 0 ? name : name.slice(0, slash)
  const [, account, itsRegion] = ecrHost.exec(host) ?? []
  if (account !== undefined && itsRegion !== undefined) {
    return {
      registry: host,
      registryId: account,
      region: itsRegion,
      repository: slash < 0 ? '' : name.slice(slash + 1),
    }
  }
  for (const known of repositories) {
    const registry = known.uri.slice(0, -known.name.length - 1)
    if (name.startsWith(`${registry}/`)) {
      return { registry, registryId: known.registryId, region, repository: name.slice(registry.length + 1) }
    }
  }
  return null
}

const digestProblem = (digest: string) => {
  const hex = digest.replace(/^sha256:/, '')
  if (digest.startsWith('sha256:') && /^[0-9a-f]{64}$/.test(hex)) return null
  const wrong = [...new Set(hex.replace(/[0-9a-f]/g, ''))].join(' ')
  const entered = hex.length === 64 && wrong !== '' ? wrong : String(hex.length)
  return `A digest is sha256: followed by 64 lowercase hex characters. You entered ${entered}.`
}

/**
 * Reads a Container image URI as typed or pasted: cleaned, and refused with the sentence
 * that mends it. With tag and digest the digest decides, as in AWS.
 */
export function parseImageUri(text: string, context: ImageUriContext): ParsedImageUri {
  const { uri, notices } = clean(text)
  const refuse = (
    problem: ImageUriProblem,
    message: string,
    parts: ImageUriParts | null = null,
    suggestion: string | null = null,
  ) => ({ ok: false, uri, notices, problem, message, parts, suggestion }) as const
  if (uri === '') return refuse('required', texts.required)

  const { name, tag, digest } = split(uri)
  const place = locate(name, context)
  if (place === null) {
    const looksEcr = /\.dkr[.-]ecr|^arn:|amazonaws\.com/.test(name)
    if (looksEcr || !/^[\w.:/-]+$/.test(name)) return refuse('shape', texts.shape)
    const own = context.repositories?.find((one) => one.name === name)
    const reference = digest !== null ? `@${digest}` : tag !== null ? `:${tag}` : ''
    return refuse('otherRegistry', otherRegistry(context), null, own ? own.uri + reference : null)
  }
  if (place.repository === '') return refuse('shape', texts.shape)
  if (!repositoryName.test(place.repository)) return refuse('repository', texts.repository)

  const parts = { ...place, tag: digest === null ? tag : null, digest }
  const wrongDigest = digest === null ? null : digestProblem(digest)
  if (wrongDigest !== null) return refuse('digest', wrongDigest, parts)
  if (digest === null && (tag === null || tag === ''))
    return refuse('noReference', texts.noReference, { ...parts, tag: null })
  if (digest === null && tag !== null && !tagName.test(tag)) return refuse('tag', texts.tag, parts)
  if (place.region !== context.region) {
    const message = `This image is in ${place.region}; the function is in ${context.region}. Lambda needs both in the same Region.`
    return refuse('region', message, parts)
  }
  if (tag === null || digest === null) return { ok: true, uri, notices, parts }
  const both = 'Both given. The digest decides; the tag is dropped.'
  return { ok: true, uri: `${name}@${digest}`, notices: [...notices, both], parts }
}

const otherRegistry = ({ account, region }: ImageUriContext) => {
  const home = account === null ? `your private registry in ${region}` : `${account}.dkr.ecr.${region}.amazonaws.com`
  return `Lambda deploys only from private Amazon ECR. Push this image to ${home} first.`
}

/** The URI of an image in a repository, by digest (`sha256:…`) or by tag. */
export const imageUri = (repositoryUri: string, reference: string) =>
  reference.startsWith('sha256:') ? `${repositoryUri}@${reference}` : `${repositoryUri}:${reference}`

/** `hello-world:latest` or `hello-world@sha256:9f86d081884c`: an image URI without its registry, for a sentence. */
export function shortImageUri(uri: string) {
  const { name, tag, digest } = split(uri)
  const slash = name.indexOf('/')
  const repository = slash < 0 ? name : name.slice(slash + 1)
  return digest !== null ? `${repository}@${digest.slice(0, 19)}` : tag !== null ? `${repository}:${tag}` : repository
}
