import type { ListPolicyVersionsCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { presentVersion, readPolicy } from '../policies'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html */
export const listPolicyVersions: Operation<typeof ListPolicyVersionsCommand> = (input, context) => ({
  IsTruncated: false,
  Versions: [presentVersion(readPolicy(context, input.PolicyArn))],
})
