import type { PutRuntimeManagementConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { putFunction } from '../functions'
import { newRevision } from '../revision'
import { presentManagement, readManaged } from '../runtime-management'

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutRuntimeManagementConfig.html */
export const putRuntimeManagementConfig: Operation<typeof PutRuntimeManagementConfigCommand> = (input, context) => {
  const before = readManaged(context, input, 'put')
  const { UpdateRuntimeOn, RuntimeVersionArn } = input
  // AWS's words are not known.
  if ((UpdateRuntimeOn === 'Manual') !== (RuntimeVersionArn !== undefined))
    throw new EngineError(
      'InvalidParameterValueException',
      UpdateRuntimeOn === 'Manual'
        ? 'You must specify a RuntimeVersionArn when UpdateRuntimeOn is Manual.'
        : 'RuntimeVersionArn can be specified only when UpdateRuntimeOn is Manual.',
    )
  const record = {
    ...before,
    updateRuntimeOn: UpdateRuntimeOn,
    runtimeVersionArn: RuntimeVersionArn ?? before.runtimeVersionArn,
    revisionId: newRevision(),
  }
  putFunction(context, record)
  return presentManagement(context, record)
}
