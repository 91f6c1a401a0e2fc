import type { ListRoleTagsCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { iamPage } from '../paging'
import { readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html */
export const listRoleTags: Operation<typeof ListRoleTagsCommand> = (input, context) => {
  const { tags = [] } = readRole(context, input.RoleName)
  const sorted = tags.toSorted((a, b) => (a.Key < b.Key ? -1 : 1))
  const { items, ...page } = iamPage(sorted, ({ Key }) => Key, input)
  return { ...page, Tags: items }
}
