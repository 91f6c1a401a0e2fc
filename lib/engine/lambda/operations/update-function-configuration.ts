import type { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { EngineContext, Operation } from '../../operation'
import type { FunctionRecord } from '../../store/records'
import { assertAssumable } from '../permissions/execution-role'
import { assertSettingsFit } from '../image/package-type'
import { presentFunction } from '../present'
import { runtimeVersionArn } from '../runtimes'
import { assertSettings, withSettings } from '../settings'
import { refuseUnbuilt } from '../unbuilt'
import { putUpdate, readForUpdate } from '../update'

const REALISTIC_MS = 6_000

/** Runtime, Handler and Layers, which are part of what a package's version runs. */
function withPackageSettings(
  context: EngineContext,
  record: FunctionRecord,
  { Runtime, Handler, Layers }: { Runtime?: string; Handler?: string; Layers?: string[] },
): FunctionRecord {
  if (record.code.packageType === 'Image') return record
  const { runtime, handler, layers } = record.code
  return {
    ...record,
    code: { ...record.code, runtime: Runtime ?? runtime, handler: Handler ?? handler, layers: Layers ?? layers },
    ...(Runtime !== undefined && {
      runtimeVersionArn: runtimeVersionArn(context.region, Runtime, record.architectures),
    }),
  }
}

/**
 * Settings cure no image: what was Inactive, or Failed for its image, is so afterwards.
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
 */
export const updateFunctionConfiguration: Operation<typeof UpdateFunctionConfigurationCommand> = (input, context) => {
  refuseUnbuilt('UpdateFunctionConfiguration', input, ['CapacityProviderConfig', 'DurableConfig'])
  const before = readForUpdate(context, input)
  assertSettingsFit(before, input)
  assertSettings(input)
  if (input.Role !== undefined && input.Role !== before.role) assertAssumable(context, input.Role)
  const changed = withPackageSettings(context, withSettings(before, input), input)
  const latest = putUpdate(
    context,
    before,
    { ...changed, lastModified: context.now },
    {
      realisticMs: REALISTIC_MS,
      outcome: before.stored,
    },
  )
  return presentFunction(context, latest)
}
