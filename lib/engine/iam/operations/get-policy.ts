import type { GetPolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { presentDetails, presentPolicy, readPolicy } from '../policies'
import { rolesOf } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html */
export const getPolicy: Operation<typeof GetPolicyCommand> = (input, context) => {
  const policy = readPolicy(context, input.PolicyArn)
  return { Policy: { ...presentPolicy(rolesOf(context), policy), ...presentDetails(policy) } }
}
