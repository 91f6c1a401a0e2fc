import { env } from '@/lib/env'
import { allowedHosts, guard, type GuardedKind, type Refusal } from './guard'

const allowed = allowedHosts(env.port, env.allowedHosts, env.host)

/** The guard with this server's names. The proxy, every action and every route call it themselves. */
export const guardRequest = (kind: GuardedKind, headers: Pick<Headers, 'get'>): Refusal | null =>
  guard({ kind, headers }, allowed)
