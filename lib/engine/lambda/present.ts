import type { EngineContext } from '../operation'
import { lasting } from '../protocol/lasting'
import type { FunctionRecord } from '../store/records'
import { functionArn, LATEST } from './names-and-arns'
import { presentState } from './state'

/** `2025-11-25T02:37:05.123+0000`: AWS writes no `Z` and no colon here. */
export const lastModified = (epochMs: number) => new Date(epochMs).toISOString().replace('Z', '+0000')

const optional = <K extends string, V>(key: K, value: V | undefined) => (value === undefined ? {} : { [key]: value })

function presentCode({ code, runtimeVersionArn }: FunctionRecord, inList: boolean) {
  if (code.packageType === 'Image') return { PackageType: 'Image', CodeSha256: code.sha256, CodeSize: 0 }
  return {
    PackageType: 'Zip',
    CodeSha256: code.sha256,
    CodeSize: code.size,
    ...optional('Runtime', code.runtime),
    ...optional('Handler', code.handler),
    ...(code.layers?.length ? { Layers: code.layers.map((Arn) => ({ Arn, CodeSize: 0 })) } : {}),
    ...(runtimeVersionArn !== undefined && !inList
      ? { RuntimeVersionConfig: { RuntimeVersionArn: runtimeVersionArn } }
      : {}),
  }
}

/** Snapshots are of versions, and are there when the version is Active. */
function presentSnapStart(record: FunctionRecord) {
  const { snapStart: ApplyOn = 'None', version } = record
  const isOn = ApplyOn === 'PublishedVersions' && version !== LATEST && presentState(record).State === 'Active'
  return { ApplyOn, OptimizationStatus: isOn ? 'On' : 'Off' }
}

type Shown = ReturnType<typeof present>

/** What was shown of records that readers share, by ARN and by whether it stood in a list. */
const shown = new WeakMap<FunctionRecord, Map<string, Shown>>()

/**
 * A version as the API shows it. `qualifier` is what the ARN ends with, none for an unqualified read.
 * Lists leave the state members and RuntimeVersionConfig out. Source: recordings of image_functions, versions.
 */
export function presentFunction(
  context: EngineContext,
  record: FunctionRecord,
  { qualifier, inList = false }: { qualifier?: string; inList?: boolean } = {},
): Shown {
  const arn = functionArn(context, record.name, qualifier)
  if (!Object.isFrozen(record)) return present(record, arn, inList)
  const views = shown.get(record) ?? new Map<string, Shown>()
  shown.set(record, views)
  const view = inList ? `${arn} in a list` : arn
  const known = views.get(view) ?? lasting(present(record, arn, inList))
  views.set(view, known)
  return known
}

function present(record: FunctionRecord, arn: string, inList: boolean) {
  return {
    FunctionName: record.name,
    FunctionArn: arn,
    Role: record.role,
    Description: record.description,
    Timeout: record.timeout,
    MemorySize: record.memorySize,
    LastModified: lastModified(record.lastModified),
    Version: record.version,
    ...presentCode(record, inList),
    ...optional('VpcConfig', record.vpcConfig),
    ...(record.deadLetterTargetArn ? { DeadLetterConfig: { TargetArn: record.deadLetterTargetArn } } : {}),
    ...(record.environment ? { Environment: { Variables: { ...record.environment } } } : {}),
    ...optional('KMSKeyArn', record.kmsKeyArn),
    TracingConfig: record.tracingConfig,
    RevisionId: record.revisionId,
    ...(inList ? {} : presentState(record)),
    ...optional('FileSystemConfigs', record.fileSystemConfigs),
    ...(record.imageConfig ? { ImageConfigResponse: { ImageConfig: record.imageConfig } } : {}),
    Architectures: record.architectures,
    EphemeralStorage: record.ephemeralStorage,
    SnapStart: presentSnapStart(record),
    LoggingConfig: record.loggingConfig,
  }
}
