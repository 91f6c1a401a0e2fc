import type { Cors, DestinationConfig } from '@aws-sdk/client-lambda'

/** A policy as AWS writes it; the members of a statement are the caller's own with PutResourcePolicy. */
export type PolicyDocument = {
  readonly Version: string
  readonly Id?: string
  readonly Statement: readonly { readonly Sid?: string; readonly [member: string]: unknown }[]
}

/** Who may use a function from outside. Key: `name`, or `name:qualifier` for a version or alias. */
export type FunctionPolicyRecord = { readonly document: PolicyDocument; readonly revisionId: string }

/** What a version's package takes of the account's code storage. Key: `name:version`. */
export type PackageSizeRecord = { readonly bytes: number }

/** Reserved concurrency. Key: the function's name. */
export type FunctionConcurrencyRecord = { readonly reserved: number }

/** Provisioned concurrency. Key: `name:qualifier`, a version or alias. */
export type ProvisionedConcurrencyRecord = {
  readonly requested: number
  /** Epoch ms. */
  readonly lastModified: number
  /** Epoch ms of the engine clock from which all of it is ready, and what is ready until then. */
  readonly readyAt: number
  readonly allocated: number
}

/** Who may sign the code of packages. Key: the configuration's id. */
export type CodeSigningConfigRecord = {
  readonly id: string
  readonly description: string
  readonly allowedPublishers: readonly string[]
  readonly untrustedArtifact: string
  /** Epoch ms. */
  readonly lastModified: number
}

/** What becomes of asynchronous invocations. Key: `name:qualifier`, `name:$LATEST` where none was given. */
export type EventInvokeConfigRecord = {
  readonly maximumRetryAttempts?: number
  readonly maximumEventAgeInSeconds?: number
  readonly destinationConfig?: DestinationConfig
  /** Epoch ms. */
  readonly lastModified: number
}

/** An asynchronous invocation that was accepted. Key: its request id. `receivedAt` is epoch ms of the engine clock. */
export type EventInvocationRecord = {
  readonly account: string
  readonly region: string
  readonly origin: string
  readonly name: string
  readonly qualifier?: string
  /** JSON. */
  readonly payload: string
  readonly clientContext?: string
  readonly receivedAt: number
  /** How often the function has failed on it. */
  readonly failures: number
}

/** A function URL's configuration; the engine serves no function URLs. Key: `name`, or `name:alias`. */
export type FunctionUrlRecord = {
  readonly url: string
  readonly authType: string
  readonly cors?: Cors
  readonly invokeMode: string
  /** Epoch ms. */
  readonly createdAt: number
  /** Epoch ms. */
  readonly lastModified: number
}

/** What hangs on functions, by kind. */
export type AttachmentRecords = {
  packageSize: PackageSizeRecord
  functionPolicy: FunctionPolicyRecord
  functionConcurrency: FunctionConcurrencyRecord
  provisionedConcurrency: ProvisionedConcurrencyRecord
  codeSigningConfig: CodeSigningConfigRecord
  eventInvokeConfig: EventInvokeConfigRecord
  eventInvocation: EventInvocationRecord
  functionUrl: FunctionUrlRecord
}
