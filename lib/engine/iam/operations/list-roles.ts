import type { ListRolesCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { iamPage } from '../paging'
import { iamWorld, presentRole } from '../roles'

/** Tags, as in AWS, are not in the list. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html */
export const listRoles: Operation<typeof ListRolesCommand> = (input, context) => {
  const { PathPrefix = '/' } = input
  const all = iamWorld(context)
    .list('role')
    .filter(({ value }) => value.path.startsWith(PathPrefix))
  const { items, ...page } = iamPage(
    all.map(({ value }) => value),
    ({ name }) => name,
    input,
  )
  return {
    ...page,
    Roles: items.map((role) => ({
      ...presentRole(context.account, role),
      MaxSessionDuration: role.maxSessionDuration,
    })),
  }
}
