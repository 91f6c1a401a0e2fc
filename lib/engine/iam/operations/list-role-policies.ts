import type { ListRolePoliciesCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { iamPage } from '../paging'
import { readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html */
export const listRolePolicies: Operation<typeof ListRolePoliciesCommand> = (input, context) => {
  const { inlinePolicies } = readRole(context, input.RoleName)
  const { items, ...page } = iamPage(Object.keys(inlinePolicies).toSorted(), (name) => name, input)
  return { ...page, PolicyNames: items }
}
