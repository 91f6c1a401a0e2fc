import { RegistryError } from './registry-error'

/** What a path of the registry names. */
export type Target =
  | { readonly kind: 'base' }
  | { readonly kind: 'catalog' }
  | { readonly kind: 'blob' | 'manifest' | 'referrers' | 'upload'; readonly name: string; readonly reference: string }
  | { readonly kind: 'tags' | 'uploads'; readonly name: string }

const FORMS = [
  { kind: 'uploads', form: /^(.+)\/blobs\/uploads\/?$/ },
  { kind: 'upload', form: /^(.+)\/blobs\/uploads\/([^/]+)$/ },
  { kind: 'blob', form: /^(.+)\/blobs\/([^/]+)$/ },
  { kind: 'manifest', form: /^(.+)\/manifests\/([^/]+)$/ },
  { kind: 'referrers', form: /^(.+)\/referrers\/([^/]+)$/ },
  { kind: 'tags', form: /^(.+)\/tags\/list$/ },
] as const

/** ECR's own pattern: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const NAME = '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*'
const WHOLE_NAME = new RegExp(`^${NAME}$`)

const isRepositoryName = (name: string): boolean => name.length >= 2 && name.length <= 256 && WHOLE_NAME.test(name)

/**
 * Reads a path without its query. Names stay as they came: what ECR's pattern lacks (`%2f`, `..`, upper case)
 * names no repository. A digest's colon may be encoded.
 * @throws RegistryError
 */
export function readTarget(path: string): Target {
  const rest = path.slice('/v2/'.length)
  if (rest === '') return { kind: 'base' }
  if (rest === '_catalog') return { kind: 'catalog' }
  for (const { kind, form } of FORMS) {
    const [, name, reference] = form.exec(rest) ?? []
    if (name === undefined) continue
    if (!isRepositoryName(name)) throw nameInvalid()
    if (kind === 'tags' || kind === 'uploads') return { kind, name }
    return { kind, name, reference: decoded(reference ?? '') }
  }
  throw new RegistryError(404, 'UNSUPPORTED', '404 page not found')
}

// AWS's words for the registry are not known; these are the ones of its API.
const nameInvalid = () =>
  new RegistryError(
    400,
    'NAME_INVALID',
    `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '${NAME}''`,
  )

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}
