import type {
  EphemeralStorage,
  FileSystemConfig,
  ImageConfig,
  LoggingConfig,
  TracingConfig,
  VpcConfigResponse,
} from '@aws-sdk/client-lambda'
import type { AttachmentRecords } from './attachment-records'
import type { EcrRecords } from './ecr-records'
import type { LogRecords } from './log-records'

/**
 * A change of state that ends by itself. Time is read, not scheduled: until `doneAt` (epoch ms of the
 * engine clock) readers see the state before, from then on `outcome`, which is Active and Successful when absent.
 */
export type Transition = {
  readonly kind: 'create' | 'update' | 'wake'
  readonly startedAt: number
  readonly doneAt: number
  readonly outcome?: StoredState
}

/** What a version runs: the code and the settings that publishing freezes. */
export type FunctionCode =
  | {
      readonly packageType: 'Image'
      readonly imageUri: string
      readonly resolvedImageUri: string
      readonly sha256: string
    }
  | {
      readonly packageType: 'Zip'
      readonly sha256: string
      readonly size: number
      readonly runtime?: string
      readonly handler?: string
      readonly layers?: readonly string[]
    }

/** State that was stored because no clock ends it: seeds, a failed create, a failed update, idleness. */
export type StoredState = {
  readonly state?: string
  readonly stateReason?: string
  readonly stateReasonCode?: string
  readonly lastUpdateStatus?: string
  readonly lastUpdateStatusReason?: string
  readonly lastUpdateStatusReasonCode?: string
}

/** One version of a function: `$LATEST` or a number. Key: `name:version`. */
export type FunctionRecord = {
  readonly name: string
  readonly version: string
  readonly role: string
  readonly description: string
  readonly code: FunctionCode
  readonly timeout: number
  readonly memorySize: number
  readonly architectures: readonly string[]
  readonly ephemeralStorage: EphemeralStorage
  readonly tracingConfig: TracingConfig
  readonly loggingConfig: LoggingConfig
  readonly environment?: Readonly<Record<string, string>>
  readonly imageConfig?: ImageConfig
  readonly vpcConfig?: VpcConfigResponse
  readonly kmsKeyArn?: string
  readonly deadLetterTargetArn?: string
  readonly snapStart?: string
  readonly runtimeVersionArn?: string
  /** When Lambda updates the runtime of a package: `Auto` when absent. */
  readonly updateRuntimeOn?: string
  /** Epoch ms. */
  readonly lastModified: number
  /** The id until the transition is done, and the one after: the id changes with every state transition. */
  readonly revisionId: string
  readonly nextRevisionId?: string
  readonly transition?: Transition
  readonly stored?: StoredState
  readonly fileSystemConfigs?: readonly FileSystemConfig[]
  /** What `$LATEST` ran before an update that is in progress or failed: invocations use it. */
  readonly previous?: Running
}

/** What an invocation needs of a version. */
export type Running = { readonly code: FunctionCode } & Partial<
  Pick<
    FunctionRecord,
    | 'role'
    | 'timeout'
    | 'memorySize'
    | 'architectures'
    | 'ephemeralStorage'
    | 'environment'
    | 'imageConfig'
    | 'loggingConfig'
  >
>

/** What belongs to the function and not to a version. Key: `name`. */
export type FunctionMeta = {
  readonly name: string
  readonly lastVersion: number
  /** The newest version that no update has followed: PublishVersion answers it again. */
  readonly publishedVersion?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly createdAt: number
  /** `Terminate` when absent. */
  readonly recursiveLoop?: string
  readonly codeSigningConfigArn?: string
}

/** Key: `name:alias`. */
export type AliasRecord = {
  readonly name: string
  readonly functionName: string
  readonly functionVersion: string
  readonly description: string
  readonly routing?: Readonly<Record<string, number>>
  readonly revisionId: string
}

/** Key: the role's name, in the world of `aws-global`. */
export type RoleRecord = {
  readonly name: string
  readonly path: string
  readonly id: string
  readonly createdAt: number
  readonly description?: string
  readonly maxSessionDuration: number
  readonly assumeRolePolicyDocument: string
  readonly attachedPolicies: readonly { readonly name: string; readonly arn: string }[]
  readonly inlinePolicies: Readonly<Record<string, string>>
  /** The ARN of the policy that bounds it. */
  readonly permissionsBoundary?: string
  readonly tags?: readonly { readonly Key: string; readonly Value: string }[]
}

/** A policy that the account has made. Key: its name, which no two policies share; in the world of `aws-global`. */
export type PolicyRecord = {
  readonly name: string
  readonly path: string
  readonly id: string
  readonly createdAt: number
  readonly document: string
  readonly description?: string
  readonly tags?: readonly { readonly Key: string; readonly Value: string }[]
}

/**
 * When something happened, epoch ms. `lastInvocation` by `name:version`, to the hour; `deletedImage` by
 * `repository@sha256:…`, for functions that still run the image.
 */
export type MomentRecord = { readonly at: number }

/** Every kind of record and its shape. A new kind is a new line here, or in one of these. */
export type Records = AttachmentRecords &
  EcrRecords &
  LogRecords & {
    function: FunctionRecord
    functionMeta: FunctionMeta
    alias: AliasRecord
    policy: PolicyRecord
    role: RoleRecord
    lastInvocation: MomentRecord
    deletedImage: MomentRecord
  }
