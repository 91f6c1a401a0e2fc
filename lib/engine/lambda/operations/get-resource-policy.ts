import type { GetResourcePolicyCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { policyKey, presentPolicy, readPolicy } from '../permissions/function-policy'
import { parseFunctionArn } from '../names-and-arns'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetResourcePolicy.html */
export const getResourcePolicy: Operation<typeof GetResourcePolicyCommand> = (input, context) =>
  presentPolicy(readPolicy(context, policyKey(parseFunctionArn(context, input.ResourceArn))))
