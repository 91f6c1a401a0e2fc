import type { ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { iamPage } from '../paging'
import { readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html */
export const listAttachedRolePolicies: Operation<typeof ListAttachedRolePoliciesCommand> = (input, context) => {
  const { PathPrefix = '/' } = input
  const { attachedPolicies } = readRole(context, input.RoleName)
  const found = attachedPolicies.filter(({ arn }) => arn.split(':policy')[1]?.startsWith(PathPrefix))
  const sorted = found.toSorted((a, b) => (a.arn < b.arn ? -1 : 1))
  const { items, ...page } = iamPage(sorted, ({ arn }) => arn, input)
  return { ...page, AttachedPolicies: items.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })) }
}
