/** Key: the repository's name. */
export type RepositoryRecord = {
  readonly name: string
  readonly createdAt: number
  readonly imageTagMutability: string
  readonly exclusionFilters?: readonly { readonly filterType: string; readonly filter: string }[]
  readonly scanOnPush: boolean
  readonly encryptionType: string
  readonly kmsKey?: string
  readonly policyText?: string
  /** When the policy last changed, epoch ms: Lambda finds out when it fetches an image again. */
  readonly policyChangedAt?: number
  readonly lifecyclePolicyText?: string
  /** When the lifecycle rules were last applied, epoch ms. */
  readonly lifecycleEvaluatedAt?: number
  readonly tags?: readonly { readonly Key: string; readonly Value: string }[]
}

/** Key: `repository@sha256:…`. The manifest's bytes are a blob of that digest. */
export type ImageRecord = {
  readonly repository: string
  readonly digest: string
  readonly tags: readonly string[]
  readonly mediaType: string
  readonly artifactMediaType?: string
  /** Sum of the sizes of config and layers as the manifest declares them, bytes. */
  readonly size: number
  readonly pushedAt: number
  readonly lastPulledAt?: number
  /** `ACTIVE` when absent. */
  readonly status?: string
  readonly archivedAt?: number
  /** When a restored image is usable again: it is ACTIVATING until then. */
  readonly activatedAt?: number
  /** The image that this one refers to, as a signature or a bill of materials does. */
  readonly subject?: string
  /** Digests of the manifests of an index or manifest list. */
  readonly children?: readonly string[]
  readonly scan?: ImageScan
}

/** Key: `repository:tag`. Where a tag points. */
export type ImageTagRecord = { readonly repository: string; readonly tag: string; readonly digest: string }

/**
 * A layer or config that a repository knows. Key: `repository@sha256:…`. `stored` is false for layers of
 * seeds: their size is declared and no bytes are kept.
 */
export type LayerRecord = {
  readonly repository: string
  readonly digest: string
  readonly size: number
  readonly mediaType?: string
  readonly stored: boolean
}

/** A layer on its way. Key: the id of the upload that holds its bytes (`Blobs.uploads`). */
export type LayerUploadRecord = {
  readonly repository: string
  /** The last part is smaller than ECR allows any but the last to be; `refused`: another came after it. */
  readonly smallPart?: 'last' | 'refused'
}

/** A scan of an image. What it finds is known from the start and shown from `doneAt` on (epoch ms). */
export type ImageScan = {
  readonly startedAt: number
  readonly doneAt: number
  /** Places in the catalogue of vulnerabilities. */
  readonly findings: readonly number[]
  /** Why the scan fails, in AWS's words. */
  readonly failure?: string
}

/**
 * That an image leads to another: an index to its images (`child`), a signature to what it signs (`subject`).
 * Key: `repository@<to>@<as>@<from>`.
 */
export type ImageReferenceRecord = {
  readonly repository: string
  readonly from: string
  readonly to: string
  readonly as: 'child' | 'subject'
}

/** That images of a repository were deleted since its layers were last looked through. Key: the repository's name. */
export type LayersToPrune = { readonly repository: string }

/** The preview of a lifecycle policy. Key: the repository's name. */
export type LifecyclePreviewRecord = {
  readonly text: string
  readonly doneAt: number
  readonly expiring: number
  readonly transitioning: number
}

/** What a lifecycle policy would do to an image. */
export type LifecyclePreviewResult = {
  readonly digest: string
  readonly tags: readonly string[]
  readonly pushedAt: number
  readonly archived: boolean
  readonly action: 'expire' | 'transition'
  readonly priority: number
}

/** Some results of a preview. Key: `repository@000000`, counted up. */
export type LifecyclePreviewChunk = { readonly results: readonly LifecyclePreviewResult[] }

/** Which repositories a scanning rule is for, in ECR's words. */
export type ScanningFilter = { readonly filter: string; readonly filterType: string }

/** How a registry scans: BASIC or ENHANCED, and which repositories without being asked. */
export type RegistryScanning = {
  readonly scanType: string
  readonly rules: readonly { readonly scanFrequency: string; readonly repositoryFilters: readonly ScanningFilter[] }[]
}

/** The settings of a registry: one record in each account and Region. */
export type RegistryRecord = {
  readonly policyText?: string | undefined
  readonly scanning?: RegistryScanning | undefined
  readonly replication?: readonly ReplicationRule[] | undefined
  readonly signing?: readonly SigningRule[] | undefined
  /** Account settings that were set, by name. */
  readonly settings?: Readonly<Record<string, string>> | undefined
  /** Whose pulls are not recorded. */
  readonly pullTimeExclusions?: readonly { readonly principalArn: string; readonly createdAt: number }[] | undefined
}

/** Where a registry copies what is pushed to it. */
export type ReplicationDestination = { readonly region: string; readonly registryId: string }

/** Where images of which repositories are copied to. */
export type ReplicationRule = {
  readonly destinations: readonly ReplicationDestination[]
  readonly repositoryFilters?: readonly { readonly filter: string; readonly filterType: string }[] | undefined
}

/** With which profile images of which repositories are signed. */
export type SigningRule = {
  readonly signingProfileArn: string
  readonly repositoryFilters?: readonly { readonly filter: string; readonly filterType: string }[] | undefined
}

/** Key: the prefix of the repositories that the rule is for. */
export type PullThroughCacheRuleRecord = {
  readonly prefix: string
  readonly upstreamRegistryUrl: string
  readonly upstreamRegistry: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly credentialArn?: string | undefined
  readonly customRoleArn?: string | undefined
  readonly upstreamRepositoryPrefix: string
}

/** What repositories that ECR creates by itself are like. Key: the prefix of their names, or `ROOT`. */
export type CreationTemplateRecord = {
  readonly prefix: string
  readonly description?: string | undefined
  readonly encryptionType: string
  readonly kmsKey?: string | undefined
  readonly resourceTags?: readonly { readonly Key: string; readonly Value: string }[] | undefined
  readonly imageTagMutability: string
  readonly exclusionFilters?: readonly { readonly filterType: string; readonly filter: string }[] | undefined
  readonly repositoryPolicy?: string | undefined
  readonly lifecyclePolicy?: string | undefined
  readonly appliedFor: readonly string[]
  readonly customRoleArn?: string | undefined
  readonly createdAt: number
  readonly updatedAt: number
}

/** The kinds of records of ECR. */
export type EcrRecords = {
  repository: RepositoryRecord
  image: ImageRecord
  imageTag: ImageTagRecord
  imageReference: ImageReferenceRecord
  layer: LayerRecord
  lifecyclePreview: LifecyclePreviewRecord
  lifecyclePreviewChunk: LifecyclePreviewChunk
  registry: RegistryRecord
  pullThroughCacheRule: PullThroughCacheRuleRecord
  creationTemplate: CreationTemplateRecord
  layerUpload: LayerUploadRecord
  layersToPrune: LayersToPrune
}
