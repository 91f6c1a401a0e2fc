import 'server-only'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import type { Place } from '@/lib/place'
import { clients } from './clients'
import { getConnection } from './connections'

/** Who a connection is: GetCallerIdentity, parsed. */
export type Identity = { readonly account: string; readonly arn: string }

const keptMs = 15 * 60 * 1000
const kept = new Map<string, { readonly at: number; readonly identity: Promise<Identity> }>()

async function ask(place: Place): Promise<Identity> {
  const { sts } = await clients(place)
  const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}))
  return { account: Account, arn: Arn }
}

/**
 * The account behind a place. Asked once per connection and kept for 15 minutes; a failure is not kept.
 * @throws what the SDK throws; `toAppError` names the profile and what renews it
 */
export async function getIdentity(place: Place): Promise<Identity> {
  const key = JSON.stringify(await getConnection(place.connection))
  const now = Date.now()
  const known = kept.get(key)
  if (known && now - known.at < keptMs) return known.identity
  const identity = ask(place)
  kept.set(key, { at: now, identity })
  identity.catch(() => kept.delete(key))
  return identity
}
