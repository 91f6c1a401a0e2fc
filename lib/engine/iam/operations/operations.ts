import type * as iam from '@aws-sdk/client-iam'
import type { Operations } from '../../operation'
import { attachRolePolicy } from './attach-role-policy'
import { createPolicy } from './create-policy'
import { createRole } from './create-role'
import { deletePolicy } from './delete-policy'
import { deleteRole } from './delete-role'
import { deleteRolePolicy } from './delete-role-policy'
import { detachRolePolicy } from './detach-role-policy'
import { getPolicy } from './get-policy'
import { getPolicyVersion } from './get-policy-version'
import { getRole } from './get-role'
import { getRolePolicy } from './get-role-policy'
import { listAccountAliases } from './list-account-aliases'
import { listAttachedRolePolicies } from './list-attached-role-policies'
import { listPolicies } from './list-policies'
import { listPolicyVersions } from './list-policy-versions'
import { listRolePolicies } from './list-role-policies'
import { listRoles } from './list-roles'
import { listRoleTags } from './list-role-tags'
import { putRolePolicy } from './put-role-policy'
import { tagRole } from './tag-role'
import { untagRole } from './untag-role'
import { updateAssumeRolePolicy } from './update-assume-role-policy'
import { updateRole } from './update-role'

/** IAM, as far as a role picker and a role creator need it. */
export const iamOperations: Operations<typeof iam> = {
  AttachRolePolicy: attachRolePolicy,
  CreatePolicy: createPolicy,
  CreateRole: createRole,
  DeletePolicy: deletePolicy,
  DeleteRole: deleteRole,
  DeleteRolePolicy: deleteRolePolicy,
  DetachRolePolicy: detachRolePolicy,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  GetRole: getRole,
  GetRolePolicy: getRolePolicy,
  ListAccountAliases: listAccountAliases,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListPolicies: listPolicies,
  ListPolicyVersions: listPolicyVersions,
  ListRolePolicies: listRolePolicies,
  ListRoleTags: listRoleTags,
  ListRoles: listRoles,
  PutRolePolicy: putRolePolicy,
  TagRole: tagRole,
  UntagRole: untagRole,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateRole: updateRole,
}
