import type { World } from '../store/world'
import { putCheckoutFunction } from './demo-checkout-api'
import { putActiveFunctions } from './demo-functions'
import { putTroubledFunctions } from './demo-troubled-functions'
import { putBrokenSamples } from './images/broken-samples'
import { putCheckoutApi } from './images/checkout-api'
import { putEdgeResizer } from './images/edge-resizer'
import { putHelloWorld, putHelloWorldElsewhere } from './images/hello-world'
import { putMlInference } from './images/ml-inference'
import {
  putArchive,
  putDotnetWindows,
  putEmpty,
  putImmutablePayments,
  putNpxExample,
  putPythonRic,
  putTmpWriter,
} from './images/others'
import { putPlatformMultiarch } from './images/platform-multiarch'
import { putShared } from './images/shared'
import { putRoles } from './roles'

/** The worlds of the engine, by account and Region. */
export type WorldOf = (account: string, region: string) => World

/** Where the demo lives, and the other account that shares images with it. */
export const DEMO = { account: '123456789012', region: 'us-east-1', partner: '111122223333', otherRegion: 'sa-east-1' }

const CHECKOUT_BUILDS = 60

/** Every repository and image of the demo, without functions. */
function putDemoImages(world: World, now: number): void {
  putHelloWorld(world, now)
  putCheckoutApi(world, now, CHECKOUT_BUILDS)
  putEdgeResizer(world, now)
  putPlatformMultiarch(world, now)
  putMlInference(world, now)
  putDotnetWindows(world, now)
  putBrokenSamples(world, now)
  putImmutablePayments(world, now)
  putNpxExample(world, now)
  putPythonRic(world, now)
  putTmpWriter(world, now)
  putArchive(world, now)
  putEmpty(world, now)
}

/**
 * The demo world: one function in every state, images of every kind, times relative to `now` (epoch ms).
 * An account that has roles, repositories or functions already is left as it is.
 * @returns whether anything was stored
 */
export function seedDemo(worldOf: WorldOf, now: number, account = DEMO.account): boolean {
  const world = worldOf(account, DEMO.region)
  const iam = worldOf(account, 'aws-global')
  if (iam.count('role') + world.count('repository') + world.count('functionMeta') > 0) return false
  const shared = worldOf(DEMO.partner, DEMO.region)
  putRoles(iam, now)
  putDemoImages(world, now)
  putHelloWorldElsewhere(worldOf(account, DEMO.otherRegion), now)
  putShared(shared, account, now)
  putActiveFunctions(world, now)
  putTroubledFunctions(world, shared, now)
  putCheckoutFunction(world, now)
  // Without it what was deployed long ago would sleep by now.
  for (const { key } of world.list('function')) world.put('lastInvocation', key, { at: now })
  return true
}
