/** The parts of a private ECR image URI. Exactly one of `tag` and `digest` is there. */
export type ImageUri = {
  readonly account: string
  readonly region: string
  /** `123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app` */
  readonly repositoryUri: string
  readonly repository: string
  readonly tag?: string
  readonly digest?: string
}

const IMAGE_URI =
  /^((\d{12})\.dkr\.ecr\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(?:\.cn)?\/((?:[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*\/)*[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*))(?::([A-Za-z0-9_][A-Za-z0-9._-]{0,127})|@(sha256:[0-9a-f]{64}))$/

/**
 * Reads the URI of an image of a private registry; Lambda wants a tag or a digest in it.
 * @returns undefined where Lambda would call the source image not valid
 */
export function parseImageUri(uri: string): ImageUri | undefined {
  const [, repositoryUri, account, region, repository, tag, digest] = IMAGE_URI.exec(uri) ?? []
  if (!repositoryUri || !account || !region || !repository) return undefined
  return { account, region, repositoryUri, repository, tag, digest }
}
