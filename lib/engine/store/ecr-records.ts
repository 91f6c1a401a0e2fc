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

export type ScanningFilter = { readonly filter: string; readonly filterType: string }

/** How a registry scans: BASIC or ENHANCED, and which repositories without being asked. */
export type RegistryScanning = {
  readonly scanType: string
  readonly rules: readonly { readonly scanFrequency: string; readonly repositoryFilters: readonly ScanningFilter[] }[]
}

/** The settings of a registry: one record in each account and Region. */
export type RegistryRecord = {
  readonly scanning?: RegistryScanning | undefined
}
