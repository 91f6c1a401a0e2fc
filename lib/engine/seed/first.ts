import type { Engine } from '../engine'
import { DEMO, seedDemo } from './demo'

/** Puts the demo into its account when there is nothing in it: at the first start and after a reset. */
export function seedFirst(engine: Engine): void {
  const { account, region } = DEMO
  engine.run({ account, region, origin: '' }, ({ worldOf, now }) => seedDemo(worldOf, now))
}
