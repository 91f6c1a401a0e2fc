import type { GetRuntimeManagementConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentManagement, readManaged } from '../runtime-management'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetRuntimeManagementConfig.html */
export const getRuntimeManagementConfig: Operation<typeof GetRuntimeManagementConfigCommand> = (input, context) =>
  presentManagement(context, readManaged(context, input, 'get'))
