import type { Architecture } from '@/lib/images/platform'
import type { ListPart } from '@/lib/list/spec'
import type { AppError } from '@/lib/result'

/** A value of an open AWS enum: the ones we know, and any other as it came. */
export type Open<Known extends string> = Known | (string & {})

export type PackageType = Open<'Image' | 'Zip'>
export type FunctionState = Open<'Pending' | 'Active' | 'Inactive' | 'Failed'>
export type LastUpdateStatus = Open<'InProgress' | 'Successful' | 'Failed'>

/** The overrides of an image's settings. `null` = not overridden, the image's own value holds. */
export type ImageConfigOverrides = {
  readonly entryPoint: readonly string[] | null
  readonly command: readonly string[] | null
  readonly workingDirectory: string | null
}

/** What a list shows of a function: out of ListFunctions, which tells no state. */
export type FunctionSummary = {
  readonly name: string
  readonly arn: string
  readonly description: string
  readonly packageType: PackageType
  /** `sha256:…` of the running image; null for a Zip function. */
  readonly digest: string | null
  readonly architecture: Architecture
  /** MB */
  readonly memorySize: number
  /** ISO 8601 */
  readonly lastModified: string
}

/** A function's configuration as both ListFunctions and GetFunction give it. */
export type FunctionConfigurationModel = FunctionSummary & {
  /** Seconds */
  readonly timeout: number
  readonly role: string
  readonly overrides: ImageConfigOverrides
}

/** State and last update status with their reasons, as AWS reports them. */
export type FunctionStatusModel = {
  readonly state: FunctionState
  readonly stateReason: string | null
  readonly stateReasonCode: string | null
  /** null where the endpoint leaves it out (an older endpoint, a version). */
  readonly lastUpdateStatus: LastUpdateStatus | null
  readonly lastUpdateStatusReason: string | null
  readonly lastUpdateStatusReasonCode: string | null
}

/**
 * Whether the tag of the function's image URI still points at what runs.
 * `pinned`: deployed by digest. `unknown`: the repository could not be read, with the reason.
 */
export type Drift =
  | { readonly kind: 'inSync'; readonly tag: string }
  | { readonly kind: 'tagMoved'; readonly tag: string; readonly digest: string; readonly pushedAt: string | null }
  | { readonly kind: 'tagDeleted'; readonly tag: string }
  | { readonly kind: 'imageDeleted' }
  | { readonly kind: 'pinned' }
  | { readonly kind: 'unknown'; readonly reason: string }
  /** A Zip function has no image. */
  | { readonly kind: 'none' }

/** What arrives per row after the list: GetFunction and ECR. */
export type FunctionRow = FunctionStatusModel & {
  readonly name: string
  readonly imageUri: string | null
  /** As GetFunction resolves it; null for a Zip function. */
  readonly digest: string | null
  readonly drift: Drift
}

/** One function's row, or why it could not be read. */
export type FunctionRowAnswer = { readonly name: string } & (
  | { readonly row: FunctionRow }
  | { readonly error: AppError }
)

/** A part of the list of functions. */
export type FunctionList = ListPart<FunctionSummary>

/**
 * One environment variable. The value leaves the server only when revealed: `null` = masked. `mark` changes when the
 * value does, so that two reads can be compared without it.
 */
export type EnvironmentVariable = { readonly name: string; readonly value: string | null; readonly mark?: string }

/** GetFunction, parsed once. */
export type FunctionModel = FunctionConfigurationModel &
  FunctionStatusModel & {
    /** `$LATEST` or a number. */
    readonly version: string
    readonly revisionId: string
    readonly imageUri: string | null
    readonly resolvedImageUri: string | null
    readonly environment: readonly EnvironmentVariable[]
    /** AWS's own error when it could not decrypt the variables. */
    readonly environmentError: string | null
    /** MB */
    readonly ephemeralStorage: number
    readonly kmsKeyArn: string | null
    readonly reservedConcurrency: number | null
    /** null: the tags could not be read, which is not "no tags". */
    readonly tags: Readonly<Record<string, string>> | null
    readonly drift: Drift
  }

export type FunctionVersion = {
  readonly version: string
  readonly description: string
  readonly digest: string | null
  readonly lastModified: string
}

export type FunctionAlias = {
  readonly name: string
  readonly version: string
  readonly description: string
  /** The second version and its share of the traffic, 0–1. */
  readonly routing: { readonly version: string; readonly weight: number } | null
}

/** Versions newest first, `$LATEST` not among them; aliases by name. */
export type Qualifiers = { readonly versions: readonly FunctionVersion[]; readonly aliases: readonly FunctionAlias[] }

/** Whether something is on its way: the state is followed fast until it ends. */
export const isChanging = ({ state, lastUpdateStatus }: Pick<FunctionStatusModel, 'state' | 'lastUpdateStatus'>) =>
  state === 'Pending' || lastUpdateStatus === 'InProgress'
