import type * as iam from '@aws-sdk/client-iam'
import type { Operations } from '../operation'
import { attachRolePolicy } from './attach-role-policy'
import { createRole } from './create-role'
import { deleteRole } from './delete-role'
import { detachRolePolicy } from './detach-role-policy'
import { getRole } from './get-role'
import { listAttachedRolePolicies } from './list-attached-role-policies'
import { listRoles } from './list-roles'

/** IAM, as far as it is written: roles and what is attached to them. */
export const iamOperations: Operations<typeof iam> = {
  AttachRolePolicy: attachRolePolicy,
  CreateRole: createRole,
  DeleteRole: deleteRole,
  DetachRolePolicy: detachRolePolicy,
  GetRole: getRole,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListRoles: listRoles,
}
