import { ecrRegistry } from '@/lib/images/image-reference'
import type { PushTarget } from './push-target'

type PushOptions = {
  readonly region: string
  readonly account: string | null
  readonly repository: string
  /** `123456789012.dkr.ecr.us-east-1.amazonaws.com/hello-world`; null for a repository that is still to be created. */
  readonly uri: string | null
  readonly tag: string
  readonly platform: 'linux/amd64' | 'linux/arm64'
}

/** A command for a terminal, and what it is for. */
export type Command = { readonly why: string; readonly command: string }

const plainHttp = /^http:/
const awsRegistry = /^(\d{12})\.dkr\.ecr\.[\w-]+\.amazonaws\.com(\.cn)?$/

/**
 * The commands that build an image which Lambda takes and push it (R67, R103, R105, R107), for a POSIX shell. Without
 * `--provenance=false` a build is an image index, which Lambda refuses. They go to the registry that the connection
 * reaches.
 */
export function pushCommands(target: PushTarget, options: PushOptions): readonly Command[] {
  const { region, repository, uri, tag, platform } = options
  const account = options.account ?? '123456789012'
  const named = uri?.slice(0, -repository.length - 1) ?? ecrRegistry(account, region)
  const owner = awsRegistry.exec(named)?.[1]
  const registry = owner === undefined ? named : (localRegistry(target.endpoint) ?? named)
  const signer = owner ?? account
  const aws = awsCommand(target, region, signer)
  const at = `${registry}/${repository}`
  return [
    ...(uri === null
      ? [{ why: 'Create the repository', command: `${aws} ecr create-repository --repository-name ${repository}` }]
      : []),
    {
      why: `Sign in to the registry${plainHttp.test(target.endpoint ?? '') ? ' (podman: --tls-verify=false, here and to push)' : ''}`,
      command: `${aws} ecr get-login-password | docker login --username AWS --password-stdin ${registry}`,
    },
    {
      why: 'Build one image for one platform, in the folder of your Dockerfile',
      command: `docker buildx build --platform ${platform} --provenance=false --sbom=false --load -t ${at}:${tag} .`,
    },
    { why: 'Push it', command: `docker push ${at}:${tag}` },
    ...(target.kind === 'demo' ? [sampleImage(target.endpoint, signer, options)] : []),
  ]
}

/** `aws` with what makes it sign for this account here. An engine's access key id is the account. */
function awsCommand({ kind, endpoint, profile }: PushTarget, region: string, account: string): string {
  return [
    kind === 'demo' ? `AWS_ACCESS_KEY_ID=${account} AWS_SECRET_ACCESS_KEY=any` : '',
    'aws',
    endpoint === null ? '' : `--endpoint-url ${endpoint}`,
    profile === null ? '' : `--profile ${profile}`,
    `--region ${region}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/**
 * The registry of an endpoint on this machine: AWS's host name, which it gives as AWS does, would lead to AWS itself.
 */
function localRegistry(endpoint: string | null): string | null {
  const url = endpoint === null ? null : new URL(endpoint)
  return url && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname) ? url.host : null
}

/** What the engine does where no Docker is at hand. */
function sampleImage(endpoint: string | null, account: string, { region, repository, uri, tag }: PushOptions): Command {
  const control = (name: string, body: object) =>
    `curl -d '${JSON.stringify({ account, region, ...body })}' ${endpoint}/_gantry/${name}`
  return uri === null
    ? { why: 'Or, without Docker, put sample images into this account', command: control('seed', { what: 'basics' }) }
    : { why: 'Or, without Docker, push a sample image', command: control('push', { repository, tag }) }
}
