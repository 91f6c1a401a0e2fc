import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { FunctionRecord } from '../store/records'
import { readFunction } from './functions'
import { functionArn, LATEST, parseFunctionName } from './names-and-arns'

/** A version of a package: images carry their runtime themselves. @throws 404; 400 for an alias or an image */
export function readManaged(
  context: EngineContext,
  input: { FunctionName?: string; Qualifier?: string },
  verb: 'get' | 'put',
): FunctionRecord {
  const { name, qualifier = LATEST } = parseFunctionName(context, input.FunctionName, input.Qualifier)
  if (qualifier !== LATEST && !/^\d+$/.test(qualifier))
    throw new EngineError(
      'InvalidParameterValueException',
      `The provided function name ${functionArn(context, name, qualifier)} is invalid. Aliases are not allowed.`,
    )
  const record = readFunction(context, { name, qualifier })
  if (record.code.packageType === 'Image')
    throw new EngineError(
      'InvalidParameterValueException',
      `Lambda couldn't ${verb} a runtime management configuration because ${name} is a container image function.`,
    )
  return record
}

/** The runtime's ARN only where it is fixed by hand. */
export const presentManagement = (context: EngineContext, record: FunctionRecord) => ({
  UpdateRuntimeOn: record.updateRuntimeOn ?? 'Auto',
  FunctionArn: functionArn(context, record.name, record.version),
  ...(record.updateRuntimeOn === 'Manual' && { RuntimeVersionArn: record.runtimeVersionArn }),
})
