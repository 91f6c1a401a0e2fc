import { putBrokenSamples } from './images/broken-samples'
import { putCheckoutApi } from './images/checkout-api'
import { putEdgeResizer } from './images/edge-resizer'
import { putHelloWorld } from './images/hello-world'
import { putEmpty, putNpxExample } from './images/others'
import { putPlatformMultiarch } from './images/platform-multiarch'
import type { WorldOf } from './demo'
import { putRoles } from './roles'

const CHECKOUT_BUILDS = 12

/** What a test starts from: roles, a few repositories with images that work and do not, and no function. */
export function seedBasics(worldOf: WorldOf, account: string, region: string, now: number): void {
  const world = worldOf(account, region)
  putRoles(worldOf(account, 'aws-global'), now)
  putHelloWorld(world, now)
  putCheckoutApi(world, now, CHECKOUT_BUILDS)
  putEdgeResizer(world, now)
  putPlatformMultiarch(world, now)
  putBrokenSamples(world, now)
  putNpxExample(world, now)
  putEmpty(world, now)
}
