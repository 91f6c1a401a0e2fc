/** An image of a repository, as DescribeImages gives it. */
export type ImageModel = {
  readonly repository: string
  readonly digest: string
  readonly tags: readonly string[]
  /** Compressed bytes as ECR counts them; null where ECR does not say. */
  readonly size: number | null
  readonly mediaType: string | null
  readonly artifactMediaType: string | null
  /** ISO 8601 */
  readonly pushedAt: string | null
  /** `ACTIVE`, `ARCHIVED`, … as ECR reports it; null where it does not. */
  readonly status: string | null
}

/** What is inside an image: from its manifest (BatchGetImage) and config blob (GetDownloadUrlForLayer). */
export type ImageDetail = {
  readonly digest: string
  readonly mediaType: string
  /** Set for an index or manifest list: Lambda refuses it, its children may do. */
  readonly children: readonly { readonly digest: string; readonly platform: string; readonly attestation: boolean }[]
  readonly layers: readonly { readonly digest: string; readonly size: number; readonly mediaType: string }[]
  /** null with the reason when the config could not be read: "not checked" is not "fine". */
  readonly config: ImageConfiguration | null
  readonly configError: string | null
}

/** The image's own settings. */
export type ImageConfiguration = {
  readonly os: string
  /** As the image says it: `amd64`, `arm64`. */
  readonly architecture: string
  readonly entryPoint: readonly string[]
  readonly command: readonly string[]
  readonly workingDirectory: string
  readonly environment: readonly { readonly name: string; readonly value: string }[]
  /** Settings that Lambda ignores, as written: `USER app`, `EXPOSE 8080` (R39). */
  readonly ignored: readonly string[]
  readonly labels: Readonly<Record<string, string>>
}

/** What an image URI resolves to now: the answer under the URI field and beside Save. */
export type ResolvedImage = {
  readonly imageUri: string
  readonly repositoryUri: string
  readonly repository: string
  readonly registryId: string
  readonly region: string
  readonly tag: string | null
  readonly digest: string
  readonly image: ImageModel
  readonly detail: ImageDetail | null
}
