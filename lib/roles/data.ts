import 'server-only'
import { ListRolesCommand } from '@aws-sdk/client-iam'
import { clients } from '@/lib/aws/clients'
import type { Place } from '@/lib/place'
import type { RoleModel } from './model'
import { trustsLambda } from './trust'

/** Every role of the account by name (ListRoles), with whether Lambda may assume it. */
export async function listRoles(place: Place): Promise<RoleModel[]> {
  const { iam } = await clients(place)
  const roles: RoleModel[] = []
  let Marker: string | undefined
  do {
    const page = await iam.send(new ListRolesCommand({ MaxItems: 1000, Marker }))
    for (const { RoleName, Arn, AssumeRolePolicyDocument } of page.Roles ?? []) {
      if (RoleName !== undefined && Arn !== undefined) {
        roles.push({ name: RoleName, arn: Arn, trustsLambda: trustsLambda(AssumeRolePolicyDocument) })
      }
    }
    Marker = page.IsTruncated ? page.Marker : undefined
  } while (Marker)
  return roles.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
