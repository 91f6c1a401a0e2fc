import 'server-only'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { clients } from '@/lib/aws/clients'
import { cacheOf } from '@/lib/cache'
import type { Place } from '@/lib/place'
import type { Identity } from './model'

const keptMs = 15 * 60 * 1000
const identities = cacheOf<Identity>('identities')

/**
 * The account behind a place. Asked once for the same credentials and kept for 15 minutes; a failure is not kept.
 * @throws what the SDK throws; `toAppError` names the profile and what renews it
 */
export async function getIdentity(place: Place): Promise<Identity> {
  const { sts, scope } = await clients(place)
  return identities.get(await scope(), '', keptMs, async () => {
    const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}))
    return { account: Account, arn: Arn }
  })
}
