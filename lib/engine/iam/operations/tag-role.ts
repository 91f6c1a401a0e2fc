import type { TagRoleCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { iamWorld, readRole } from '../roles'
import { withTags } from '../tags'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html */
export const tagRole: Operation<typeof TagRoleCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  iamWorld(context).put('role', role.name, { ...role, tags: withTags(role.tags, input.Tags) })
  return {}
}
