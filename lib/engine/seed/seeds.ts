import type { EngineContext } from '../operation'
import { seedBasics } from './basics'
import { seedDemo } from './demo'
import { seedFunctions, seedImages } from './many'

/** Fills an account and Region with records. Called again it replaces what it made; writes are one transaction. */
export type Seed = (context: EngineContext) => void

const LARGEST = 100_000

/** What `POST /_gantry/seed` can make, by the name that its `what` gives. */
const SEEDS: Readonly<Record<string, (context: EngineContext, count: number) => void>> = {
  /** Stays as it is where the account has anything already, and lies in one Region whatever the request says. */
  demo: ({ account, now, worldOf }) => void seedDemo(worldOf, now, account),
  basics: ({ account, region, now, worldOf }) => seedBasics(worldOf, account, region, now),
  functions: ({ world, now }, count) => seedFunctions(world, count, now),
  images: ({ world, now }, count) => seedImages(world, count, now),
}

const COUNTED = ['functions', 'images']

/** The names a user can give, for a message. */
export const SEED_NAMES: readonly string[] = Object.keys(SEEDS).map((name) => (COUNTED.includes(name) ? `${name}:<count>` : name))

/** @returns the seed that `demo`, `basics`, `functions:1000` or `images:500` names; undefined for anything else */
export function findSeed(what: string): Seed | undefined {
  const [name = '', number] = what.split(':')
  const seed = Object.hasOwn(SEEDS, name) ? SEEDS[name] : undefined
  const count = number === undefined ? 0 : Number(number)
  if (!seed || COUNTED.includes(name) !== (number !== undefined)) return undefined
  if (!Number.isInteger(count) || count < 0 || count > LARGEST) return undefined
  return (context) => seed(context, count)
}
