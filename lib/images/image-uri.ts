import { digestPattern, ecrRegistry, type ImageReference, splitImageUri, splitName } from './image-reference'

/** An image URI as a form or an action reads it. */
export type ImageUriParts = ImageReference & {
  /** null where the registry's name does not say. */ readonly region: string | null
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

/** Registry and repository, where the name is one that Lambda can deploy from. */
function locate(name: string, { region, repositories = [] }: ImageUriContext) {
  const named = splitName(name)
  const [, account, itsRegion] = ecrHost.exec(named.registry) ?? []
  if (account !== undefined && itsRegion !== undefined) return { ...named, registryId: account, region: itsRegion }
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
  if (digestPattern.test(digest)) return null
  const wrong = [...new Set(hex.replace(/[0-9a-f]/g, ''))].join(' ')
  const entered = hex.length === 64 && wrong !== '' ? wrong : String(hex.length)
  return `A digest is sha256: followed by 64 lowercase hex characters. You entered ${entered}.`
}

/** What is wrong with the names in an image URI; null when Lambda could take them. */
export function referenceProblem({
  repository,
  tag,
  digest,
}: Pick<ImageReference, 'repository' | 'tag' | 'digest'>): { problem: ImageUriProblem; message: string } | null {
  if (repository === '') return { problem: 'shape', message: texts.shape }
  if (!repositoryName.test(repository)) return { problem: 'repository', message: texts.repository }
  const wrongDigest = digest === null ? null : digestProblem(digest)
  if (wrongDigest !== null) return { problem: 'digest', message: wrongDigest }
  if (digest !== null) return null
  if (tag === null || tag === '') return { problem: 'noReference', message: texts.noReference }
  return tagName.test(tag) ? null : { problem: 'tag', message: texts.tag }
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

  const { name, tag, digest } = splitImageUri(uri)
  const place = locate(name, context)
  if (place === null) {
    const looksEcr = /\.dkr[.-]ecr|^arn:|amazonaws\.com/.test(name)
    if (looksEcr || !/^[\w.:/-]+$/.test(name)) return refuse('shape', texts.shape)
    const own = context.repositories?.find((one) => one.name === name)
    const reference = digest !== null ? `@${digest}` : tag !== null ? `:${tag}` : ''
    return refuse('otherRegistry', otherRegistry(context), null, own ? own.uri + reference : null)
  }
  const parts = { ...place, tag: digest === null ? tag || null : null, digest }
  const wrong = referenceProblem({ ...place, tag, digest })
  if (wrong !== null) {
    const isPlaceKnown = wrong.problem !== 'shape' && wrong.problem !== 'repository'
    return refuse(wrong.problem, wrong.message, isPlaceKnown ? parts : null)
  }
  if (place.region !== context.region) {
    const message = `This image is in ${place.region}; the function is in ${context.region}. Lambda needs both in the same Region.`
    return refuse('region', message, parts)
  }
  if (tag === null || digest === null) return { ok: true, uri, notices, parts }
  const both = 'Both given. The digest decides; the tag is dropped.'
  return { ok: true, uri: `${name}@${digest}`, notices: [...notices, both], parts }
}

const otherRegistry = ({ account, region }: ImageUriContext) => {
  const home = account === null ? `your private registry in ${region}` : ecrRegistry(account, region)
  return `Lambda deploys only from private Amazon ECR. Push this image to ${home} first.`
}
