import 'server-only'
import { paginateListRoles } from '@aws-sdk/client-iam'
import { clients } from '@/lib/aws/clients'
import { every } from '@/lib/aws/every'
import type { Place } from '@/lib/place'
import type { RoleModel } from './model'
import { trustsLambda } from './trust'

/** Every role of the account by name (ListRoles), with whether Lambda may assume it. */
export async function listRoles(place: Place): Promise<RoleModel[]> {
  const { iam: client } = await clients(place)
  const roles = await every(paginateListRoles({ client }, { MaxItems: 1000 }), ({ Roles }) => Roles)
  return roles
    .flatMap(({ RoleName, Arn, AssumeRolePolicyDocument }) =>
      RoleName !== undefined && Arn !== undefined
        ? [{ name: RoleName, arn: Arn, trustsLambda: trustsLambda(AssumeRolePolicyDocument) }]
        : [],
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
