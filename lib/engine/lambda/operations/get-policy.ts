import type { GetPolicyCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { policyKey, presentPolicy, readPolicy } from '../permissions/function-policy'
import { parseFunctionName } from '../names-and-arns'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html */
export const getPolicy: Operation<typeof GetPolicyCommand> = (input, context) =>
  presentPolicy(readPolicy(context, policyKey(parseFunctionName(context, input.FunctionName, input.Qualifier))))
