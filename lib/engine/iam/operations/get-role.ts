import type { GetRoleCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { presentRole, presentRoleDetails, readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const getRole: Operation<typeof GetRoleCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  return {
    Role: {
      ...presentRole(context.account, role),
      ...presentRoleDetails(role),
      MaxSessionDuration: role.maxSessionDuration,
      RoleLastUsed: {},
    },
  }
}
