import type { UntagRoleCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { iamWorld, readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html */
export const untagRole: Operation<typeof UntagRoleCommand> = ({ RoleName, TagKeys = [] }, context) => {
  const role = readRole(context, RoleName)
  const tags = (role.tags ?? []).filter(({ Key }) => !TagKeys.includes(Key))
  iamWorld(context).put('role', role.name, { ...role, tags })
  return {}
}
