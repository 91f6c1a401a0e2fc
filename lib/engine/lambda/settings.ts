import type { ImageConfig, LoggingConfig, UpdateFunctionConfigurationCommandInput } from '@aws-sdk/client-lambda'
import { EngineError } from '../protocol/errors'
import type { FunctionRecord } from '../store/records'
import { assertEnvironment } from './environment'
import { takeVpcConfig } from './vpc'

const MAX_MEMORY = 10_240

/** The settings that CreateFunction and UpdateFunctionConfiguration share. */
export type Settings = Omit<
  UpdateFunctionConfigurationCommandInput,
  'FunctionName' | 'RevisionId' | 'Runtime' | 'Handler' | 'Layers'
>

/** AWS's rules that are no model constraints. @throws 400 */
export function assertSettings({ MemorySize, Environment }: Settings): void {
  if (MemorySize !== undefined && MemorySize > MAX_MEMORY)
    throw new EngineError(
      'InvalidParameterValueException',
      `'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to ${MAX_MEMORY}`,
    )
  if (Environment?.Variables) assertEnvironment(Environment.Variables)
}

/** ImageConfig replaces as a whole. Blank members are not kept: an empty list would run an empty ENTRYPOINT. */
function takeImageConfig({ EntryPoint, Command, WorkingDirectory }: ImageConfig): ImageConfig | undefined {
  const kept = {
    ...(EntryPoint?.length ? { EntryPoint } : {}),
    ...(Command?.length ? { Command } : {}),
    ...(WorkingDirectory ? { WorkingDirectory } : {}),
  }
  return Object.keys(kept).length > 0 ? kept : undefined
}

/** JSON logs have levels, INFO by default; Text logs have none. @throws 400 for a level of Text logs */
function takeLogging(before: LoggingConfig, sent: LoggingConfig): LoggingConfig {
  const { LogFormat = 'Text', LogGroup, ApplicationLogLevel = 'INFO', SystemLogLevel = 'INFO' } = { ...before, ...sent }
  if (LogFormat === 'Text' && (sent.ApplicationLogLevel ?? sent.SystemLogLevel) !== undefined)
    throw new EngineError(
      'InvalidParameterValueException',
      'LogLevel is not supported when LogFormat is set to "Text". ' +
        'Remove LogLevel from your request or change the LogFormat to "JSON" and try again.',
    )
  return { LogFormat, ...(LogFormat === 'JSON' ? { ApplicationLogLevel, SystemLogLevel } : {}), LogGroup }
}

/** The record with what was sent in place of what it had; a member that was not sent stays. @throws 400 */
export function withSettings(record: FunctionRecord, sent: Settings): FunctionRecord {
  return {
    ...record,
    role: sent.Role ?? record.role,
    description: sent.Description ?? record.description,
    timeout: sent.Timeout ?? record.timeout,
    memorySize: sent.MemorySize ?? record.memorySize,
    ephemeralStorage: sent.EphemeralStorage ?? record.ephemeralStorage,
    tracingConfig: sent.TracingConfig ?? record.tracingConfig,
    snapStart: sent.SnapStart?.ApplyOn ?? record.snapStart,
    loggingConfig: sent.LoggingConfig ? takeLogging(record.loggingConfig, sent.LoggingConfig) : record.loggingConfig,
    environment: sent.Environment ? (sent.Environment.Variables ?? {}) : record.environment,
    imageConfig: sent.ImageConfig ? takeImageConfig(sent.ImageConfig) : record.imageConfig,
    vpcConfig: sent.VpcConfig ? takeVpcConfig(sent.VpcConfig) : record.vpcConfig,
    fileSystemConfigs: sent.FileSystemConfigs ?? record.fileSystemConfigs,
    kmsKeyArn: (sent.KMSKeyArn ?? record.kmsKeyArn) || undefined,
    deadLetterTargetArn: (sent.DeadLetterConfig?.TargetArn ?? record.deadLetterTargetArn) || undefined,
  }
}
