import type { ListPoliciesCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { iamPage } from '../paging'
import { attachmentsOf, policiesOf, presentPolicy } from '../policies'
import { rolesOf } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html */
export const listPolicies: Operation<typeof ListPoliciesCommand> = (input, context) => {
  const { Scope = 'All', PathPrefix = '/', OnlyAttached = false } = input
  const roles = rolesOf(context)
  const scopes = Scope === 'All' ? (['AWS', 'Local'] as const) : [Scope]
  const found = scopes
    .flatMap((scope) => policiesOf(context, scope))
    .filter(({ path, arn }) => path.startsWith(PathPrefix) && (!OnlyAttached || attachmentsOf(roles, arn) > 0))
    .toSorted((a, b) => (a.arn < b.arn ? -1 : 1))
  const { items, ...page } = iamPage(found, ({ arn }) => arn, input)
  return { ...page, Policies: items.map((policy) => presentPolicy(roles, policy)) }
}
