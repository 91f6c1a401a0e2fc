import { EngineError } from '../protocol/errors'

/** An upstream registry by its host, and whether it answers without a login. */
const UPSTREAMS: readonly { readonly name: string; readonly host: RegExp; readonly open?: boolean }[] = [
  { name: 'ecr-public', host: /^public\.ecr\.aws$/, open: true },
  { name: 'k8s', host: /^registry\.k8s\.io$/, open: true },
  { name: 'quay', host: /^quay\.io$/, open: true },
  { name: 'ecr', host: /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/, open: true },
  { name: 'docker-hub', host: /^registry-1\.docker\.io$/ },
  { name: 'github-container-registry', host: /^ghcr\.io$/ },
  { name: 'azure-container-registry', host: /^[a-zA-Z0-9]+\.azurecr\.io$/ },
  { name: 'gitlab-container-registry', host: /^registry\.gitlab\.com$/ },
  { name: 'chainguard', host: /^cgr\.dev$/ },
]

/**
 * The name of an upstream registry. AWS's words of the errors are not known.
 * @throws UnsupportedUpstreamRegistryException, InvalidParameterException
 */
export function upstreamOf(url: string, given: string | undefined, credentialArn: string | undefined): string {
  const found = UPSTREAMS.find(({ host, name }) => host.test(url) && (given === undefined || given === name))
  if (!found) {
    const what = given === undefined ? `'${url}'` : `'${url}' as '${given}'`
    throw new EngineError('UnsupportedUpstreamRegistryException', `The upstream registry ${what} is not supported.`)
  }
  if (!found.open && credentialArn === undefined)
    throw new EngineError('InvalidParameterException', `The upstream registry '${url}' requires a credentialArn.`)
  return found.name
}
