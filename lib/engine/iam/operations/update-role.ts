import type { UpdateRoleCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { iamWorld, readRole } from '../roles'

/** What is not given stays. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html */
export const updateRole: Operation<typeof UpdateRoleCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  const {
    Description: description = role.description,
    MaxSessionDuration: maxSessionDuration = role.maxSessionDuration,
  } = input
  iamWorld(context).put('role', role.name, {
    ...role,
    maxSessionDuration,
    ...(description !== undefined && { description }),
  })
  return {}
}
