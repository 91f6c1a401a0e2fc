/** What an image URI names, as AWS stored it: its registry, repository, and tag or digest. */
export type ImageReference = {
  readonly registry: string
  readonly registryId: string | null
  readonly repository: string
  readonly tag: string | null
  readonly digest: string | null
}

/** Splits an image URI that an endpoint answered, so its form is known to be right. null where it has no repository. */
export function imageReference(uri: string): ImageReference | null {
  const [, registry, repository, tag, digest] =
    /^([^/]+)\/([^@]+?)(?::([^:/@]+))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(uri) ?? []
  if (!registry || !repository) return null
  return {
    registry,
    registryId: /^(\d{12})\./.exec(registry)?.[1] ?? null,
    repository,
    tag: tag ?? null,
    digest: digest ?? null,
  }
}
