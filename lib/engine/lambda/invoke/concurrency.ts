import { ACCOUNT_CONCURRENCY } from '../../run/lambda-limits'
import type { World } from '../../store/world'

/** What must stay of an account's concurrency for functions without a reservation. */
export const MIN_UNRESERVED = 100

/** The provisioned concurrency of all versions and aliases of a function, less one of them where it is named. */
export const totalProvisioned = (world: World, name: string, without?: string): number =>
  world
    .list('provisionedConcurrency', { prefix: `${name}:` })
    .reduce((sum, { key, value }) => (key === `${name}:${without}` ? sum : sum + value.requested), 0)

/**
 * What is left of the account's concurrency: a function takes what it reserved, or else what it provisioned.
 * `without` is a function that is about to take another amount.
 */
export function unreservedConcurrency(world: World, without?: string): number {
  const reserved = new Map(world.list('functionConcurrency').map(({ key, value }) => [key, value.reserved]))
  const provisioned = new Map<string, number>()
  for (const { key, value } of world.list('provisionedConcurrency')) {
    const name = key.slice(0, key.indexOf(':'))
    if (!reserved.has(name)) provisioned.set(name, (provisioned.get(name) ?? 0) + value.requested)
  }
  const taken = [...reserved, ...provisioned].filter(([name]) => name !== without)
  return taken.reduce((left, [, amount]) => left - amount, ACCOUNT_CONCURRENCY)
}
