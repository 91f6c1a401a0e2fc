import type { GetPolicyVersionCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { assertVersion, presentVersion, readPolicy } from '../policies'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html */
export const getPolicyVersion: Operation<typeof GetPolicyVersionCommand> = (input, context) => {
  const policy = readPolicy(context, input.PolicyArn)
  assertVersion(policy, input.VersionId)
  return { PolicyVersion: { Document: encodeURIComponent(policy.document), ...presentVersion(policy) } }
}
