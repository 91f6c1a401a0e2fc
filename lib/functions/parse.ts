import type { FunctionConfiguration, ImageConfig } from '@aws-sdk/client-lambda'
import { imageReference } from '@/lib/images/image-reference'
import type { FunctionConfigurationModel, FunctionStatusModel, FunctionSummary, ImageConfigOverrides } from './model'

/** Lambda writes the hex of an image's digest into CodeSha256; a Zip's is base64 of its archive and no digest. */
export function digestOf(configuration: FunctionConfiguration): string | null {
  const sha = configuration.CodeSha256 ?? ''
  if (configuration.PackageType !== 'Image') return null
  return /^[0-9a-f]{64}$/.test(sha) ? `sha256:${sha}` : null
}

/** Some endpoints answer an empty list or text for "not overridden", where AWS leaves it out. */
const given = <T extends string | readonly string[]>(value: T | undefined): T | null =>
  value && value.length > 0 ? value : null

const overridesOf = (config: ImageConfig | undefined): ImageConfigOverrides => ({
  entryPoint: given(config?.EntryPoint),
  command: given(config?.Command),
  workingDirectory: given(config?.WorkingDirectory),
})

/** Lambda writes `+0000` for the zone, which is not the ISO form that every browser reads. */
const isoTime = (text: string | undefined) => {
  const time = new Date((text ?? '').replace(/\+0000$/, 'Z'))
  return Number.isNaN(time.getTime()) ? '' : time.toISOString()
}

/** One entry of ListFunctions, with AWS's defaults where an endpoint leaves a field out. */
export function parseSummary(configuration: FunctionConfiguration): FunctionSummary {
  return {
    name: configuration.FunctionName ?? '',
    arn: configuration.FunctionArn ?? '',
    description: configuration.Description ?? '',
    packageType: configuration.PackageType ?? 'Zip',
    digest: digestOf(configuration),
    architecture: configuration.Architectures?.[0] ?? 'x86_64',
    memorySize: configuration.MemorySize ?? 128,
    lastModified: isoTime(configuration.LastModified),
  }
}

/** A configuration as GetFunction gives it, with the same defaults. */
export const parseConfiguration = (configuration: FunctionConfiguration): FunctionConfigurationModel => ({
  ...parseSummary(configuration),
  timeout: configuration.Timeout ?? 3,
  role: configuration.Role ?? '',
  overrides: overridesOf(configuration.ImageConfigResponse?.ImageConfig),
})

/** State as GetFunction reports it. An endpoint without states has no state that changes: its functions are Active. */
export function parseStatus(configuration: FunctionConfiguration): FunctionStatusModel {
  return {
    state: configuration.State ?? 'Active',
    stateReason: configuration.StateReason ?? null,
    stateReasonCode: configuration.StateReasonCode ?? null,
    lastUpdateStatus: configuration.LastUpdateStatus ?? null,
    lastUpdateStatusReason: configuration.LastUpdateStatusReason ?? null,
    lastUpdateStatusReasonCode: configuration.LastUpdateStatusReasonCode ?? null,
  }
}

/** The digest at the end of a resolved image URI, where the endpoint answers one. */
export const digestIn = (resolvedImageUri: string | undefined) => imageReference(resolvedImageUri ?? '')?.digest ?? null
