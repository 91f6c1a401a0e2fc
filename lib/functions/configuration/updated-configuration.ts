import type { FunctionConfiguration, UpdateFunctionConfigurationCommandInput } from '@aws-sdk/client-lambda'
import { maskedVariables } from './environment-mark'
import type { FunctionModel } from '@/lib/functions/model'
import { parseStatus, parseConfiguration } from '@/lib/functions/parse'
import { same } from '@/lib/forms/three-way'

/**
 * What UpdateFunctionConfiguration answers: everything of a function but its image URI, tags, concurrency and drift.
 */
export type UpdatedConfiguration = Omit<
  FunctionModel,
  'imageUri' | 'resolvedImageUri' | 'reservedConcurrency' | 'tags' | 'drift'
>

/** A configuration as the panel shows it. Values of environment variables stay behind. */
export const updatedConfiguration = (configuration: FunctionConfiguration): UpdatedConfiguration => ({
  ...parseConfiguration(configuration),
  ...parseStatus(configuration),
  version: configuration.Version ?? '$LATEST',
  revisionId: configuration.RevisionId ?? '',
  environment: maskedVariables(configuration.FunctionName ?? '', configuration.Environment?.Variables),
  environmentError: configuration.Environment?.Error?.Message ?? null,
  ephemeralStorage: configuration.EphemeralStorage?.Size ?? 512,
  kmsKeyArn: configuration.KMSKeyArn ?? null,
})

/** Whether a function already is as an update wanted it. What the update left out does not count. */
export function holds(now: FunctionConfiguration, wanted: UpdateFunctionConfigurationCommandInput): boolean {
  const pairs: readonly (readonly [unknown, unknown])[] = [
    [wanted.Description, now.Description ?? ''],
    [wanted.MemorySize, now.MemorySize],
    [wanted.Timeout, now.Timeout],
    [wanted.EphemeralStorage?.Size, now.EphemeralStorage?.Size],
    [wanted.ImageConfig, now.ImageConfigResponse?.ImageConfig ?? {}],
    [wanted.Environment?.Variables, now.Environment?.Variables ?? {}],
  ]
  return pairs.every(([want, is]) => want === undefined || same(want, is))
}
