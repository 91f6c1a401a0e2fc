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

/**
 * The commands that build an image which Lambda takes and push it (R67, R103, R105, R107). Without `--provenance=false`
 * a build is an image index, which Lambda refuses. The engine takes images by its own control.
 */
export function pushCommands(
  { kind, endpoint, profile }: PushTarget,
  { region, account, repository, uri, tag, platform }: PushOptions,
): readonly Command[] {
  if (kind === 'demo') return demoCommands(endpoint ?? '', account ?? '123456789012', region)
  const aws = [
    'aws',
    endpoint === null ? '' : `--endpoint-url ${endpoint}`,
    profile === null ? '' : `--profile ${profile}`,
    `--region ${region}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
  const at =
    uri ??
    `${account ?? '123456789012'}.dkr.ecr.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/${repository}`
  const registry = at.slice(0, -repository.length - 1)
  return [
    ...(uri === null
      ? [{ why: 'Create the repository', command: `${aws} ecr create-repository --repository-name ${repository}` }]
      : []),
    {
      why: 'Sign in to the registry',
      command: `${aws} ecr get-login-password | docker login --username AWS --password-stdin ${registry}`,
    },
    {
      why: 'Build one image for one platform, in the folder of your Dockerfile',
      command: `docker buildx build --platform ${platform} --provenance=false --sbom=false --load -t ${at}:${tag} .`,
    },
    { why: 'Push it', command: `docker push ${at}:${tag}` },
  ]
}

const demoCommands = (endpoint: string, account: string, region: string): readonly Command[] => [
  {
    why: 'The embedded engine takes no docker push yet. Put sample images into this account',
    command: `curl -X POST ${endpoint}/_gantry/seed -H 'Content-Type: application/json' -d '${JSON.stringify({ account, region, what: 'basics' })}'`,
  },
]
