import type { RegistryCall } from './call'
import { RegistryError } from './registry-error'

const MAX_PAGE = 1000

/** The tags of a repository in order, with `n` and `last`, and a link to the next page. */
export async function listTags(call: RegistryCall, name: string): Promise<void> {
  const { limit, after } = readPage(call)
  const found = await call.run(name, 'ListImages', ({ world }) =>
    world.list('imageTag', { prefix: `${name}:`, after: `${name}:${after}`, limit: limit + 1 }),
  )
  const tags = found.slice(0, limit).map(({ value }) => value.tag)
  // The content type is the one that AWS's registry was seen to answer.
  call.send(200, JSON.stringify({ name, tags }), {
    'content-type': 'text/plain; charset=utf-8',
    ...(found.length > limit && linkTo(`/v2/${name}/tags/list`, tags.at(-1), limit)),
  })
}

/** The names of the registry's repositories. */
export async function listCatalog(call: RegistryCall): Promise<void> {
  const { limit, after } = readPage(call)
  const { account, registryId } = call.identity
  const found = await call.inWorld(({ world }) =>
    account === registryId ? world.list('repository', { after, limit: limit + 1 }) : [],
  )
  const repositories = found.slice(0, limit).map(({ value }) => value.name)
  call.send(200, JSON.stringify({ repositories }), {
    'content-type': 'application/json; charset=utf-8',
    ...(found.length > limit && linkTo('/v2/_catalog', repositories.at(-1), limit)),
  })
}

const linkTo = (path: string, last: string | undefined, limit: number) => ({
  link: `<${path}?${new URLSearchParams({ last: last ?? '', n: String(limit) })}>; rel="next"`,
})

/** @throws RegistryError in the words that ECR has for more than it lists */
function readPage({ query }: RegistryCall): { limit: number; after: string } {
  const given = query.get('n')
  const limit = given === null ? MAX_PAGE : Number(given)
  const refuse = (constraint: string) =>
    new RegistryError(
      400,
      'UNSUPPORTED',
      `Invalid parameter at 'maxResults' failed to satisfy constraint: '${constraint}'`,
    )
  if (limit > MAX_PAGE) throw refuse(`Member must have value less than or equal to ${MAX_PAGE}`)
  if (!Number.isInteger(limit) || limit < 1) throw refuse('Member must have value greater than or equal to 1')
  return { limit, after: query.get('last') ?? '' }
}
