import type { EngineContext } from '../operation'
import { seedBasics } from './basics'
import { seedDemo } from './demo'
import { seedFunctions, seedImages, type Part } from './many'

/** Fills an account and Region with records, in one transaction. Called again it replaces what it made. */
export type Seed = (context: EngineContext) => void

const LARGEST = 100_000

/** So many are made at once: more would keep other requests waiting, and take memory. */
const STEP = 1_000

const SEEDS: Readonly<Record<string, Seed>> = {
  /** Stays as it is where the account has anything already, and lies in one Region whatever the request says. */
  demo: ({ account, now, worldOf }) => void seedDemo(worldOf, now, account),
  basics: ({ account, region, now, worldOf }) => seedBasics(worldOf, account, region, now),
}

const COUNTED: Readonly<Record<string, (context: EngineContext, part: Part) => void>> = {
  functions: ({ world, now }, part) => seedFunctions(world, now, part),
  images: ({ world, now }, part) => seedImages(world, now, part),
}

/** What `POST /_gantry/seed` can make, by the name that its `what` gives, for a message. */
export const SEED_NAMES: readonly string[] = [
  ...Object.keys(SEEDS),
  ...Object.keys(COUNTED).map((name) => `${name}:<count>`),
]

/**
 * @param what `demo`, `basics`, `functions:1000` or `images:500`
 * @returns the seeds that make it, one after another; undefined where nothing has this name
 */
export function findSeeds(what: string): readonly Seed[] | undefined {
  const [name = '', number] = what.split(':')
  if (number === undefined) return Object.hasOwn(SEEDS, name) && SEEDS[name] ? [SEEDS[name]] : undefined
  const seed = Object.hasOwn(COUNTED, name) ? COUNTED[name] : undefined
  const count = Number(number)
  if (!seed || !Number.isInteger(count) || count < 0 || count > LARGEST) return undefined
  return Array.from({ length: Math.ceil(count / STEP) }, (_, step): Seed => {
    const part = { from: step * STEP, to: Math.min(count, (step + 1) * STEP), count }
    return (context) => seed(context, part)
  })
}
