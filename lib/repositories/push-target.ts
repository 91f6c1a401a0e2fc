import 'server-only'
import { getConnection } from '@/lib/aws/connections'
import type { Place } from '@/lib/place'

/** How a terminal on this machine reaches a place's registry: the endpoint (null on AWS) and the AWS profile. */
export type PushTarget = {
  readonly kind: 'demo' | 'profile' | 'endpoint'
  readonly endpoint: string | null
  readonly profile: string | null
}

/** Reads it off the connection. */
export async function getPushTarget(place: Place): Promise<PushTarget> {
  const { kind, endpoint, profile } = await getConnection(place.connection)
  return { kind, endpoint, profile }
}
