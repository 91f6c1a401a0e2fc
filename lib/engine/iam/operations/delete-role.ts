import type { DeleteRoleCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { iamWorld, readRole } from '../roles'

const conflict = (first: string) =>
  new EngineError('DeleteConflict', `Cannot delete entity, must ${first} policies first.`, {}, 409)

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
export const deleteRole: Operation<typeof DeleteRoleCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  if (role.attachedPolicies.length > 0) throw conflict('detach all')
  if (Object.keys(role.inlinePolicies).length > 0) throw conflict('delete')
  iamWorld(context).delete('role', role.name)
  return {}
}
