import { createHash } from 'node:crypto'
import type { World } from '../store/world'
import { buildZip } from './build-zip'
import { checkoutBuild, prodTag } from './images/checkout-api'
import { helloWorld } from './images/hello-world'
import { inference } from './images/ml-inference'
import { expiredRic } from './images/others'
import { withoutConfig } from './images/broken-samples'
import { feed } from './images/shared'
import { DAY, HOUR, MINUTE } from './put-seed'
import { imageCode, putFunction } from './put-function'

const UNSUPPORTED = 'The image manifest, config or layer media type for the source image %s is not supported.'

/** Long enough that a newcomer still sees a function that is being created, and one that is being updated. */
const WHILE_MS = 10 * MINUTE

const PACKAGE = buildZip(
  'lambda_function.py',
  "def lambda_handler(event, context):\n    return {'statusCode': 200, 'body': 'Hello from a package'}\n",
)

/**
 * One function in every state but Active and Successful. Two lost their image's ground, which a policy or a push cures.
 * `shared` is the other account's world.
 */
export function putTroubledFunctions(world: World, shared: World, now: number): void {
  const code = (repository: string, reference: string, digest: string) =>
    imageCode(world, repository, reference, digest)

  putFunction(world, {
    name: 'search-index',
    code: code('checkout/api', prodTag(3), checkoutBuild(3).digest),
    previous: { code: code('checkout/api', prodTag(12), checkoutBuild(12).digest) },
    stored: {
      lastUpdateStatus: 'Failed',
      lastUpdateStatusReason: UNSUPPORTED,
      lastUpdateStatusReasonCode: 'InvalidImage',
    },
    memorySize: 512,
    lastModified: now - 90 * MINUTE,
  })
  putFunction(world, {
    name: 'ml-inference',
    code: code('ml/inference', '2.3', inference['2.3'].digest),
    previous: { code: code('ml/inference', 'near-limit', inference['near-limit'].digest) },
    transition: { kind: 'update', startedAt: now, doneAt: now + WHILE_MS },
    role: `arn:aws:iam::${world.account}:role/lambda-vpc-role`,
    memorySize: 10_240,
    timeout: 120,
    ephemeralStorage: { Size: 8192 },
    lastModified: now,
  })
  putFunction(world, {
    name: 'onboarding-new',
    code: code('hello-world', '1.1.0', helloWorld['1.1.0'].digest),
    transition: { kind: 'create', startedAt: now, doneAt: now + WHILE_MS },
    lastModified: now,
  })
  putFunction(world, {
    name: 'report-nightly',
    code: code('hello-world', '1.0.0', helloWorld['1.0.0'].digest),
    // AWS's own text for an idle function is not known; the code is.
    stored: { state: 'Inactive', stateReason: 'The function is idle.', stateReasonCode: 'Idle' },
    timeout: 900,
    lastModified: now - 47 * DAY,
  })
  putFunction(world, {
    name: 'legacy-etl',
    code: code('base/python-ric', '2', expiredRic.digest),
    timeout: 600,
    memorySize: 2048,
    lastModified: now - 130 * DAY,
  })
  putFunction(world, {
    name: 'partner-feed',
    code: imageCode(shared, 'shared/locked', '5', feed.digest),
    lastModified: now - 16 * DAY,
  })
  putFunction(world, {
    name: 'never-worked',
    code: code('broken/samples', 'no-config', withoutConfig.digest),
    stored: { state: 'Failed', stateReason: UNSUPPORTED, stateReasonCode: 'InvalidImage' },
    lastModified: now - 17 * HOUR,
  })
  world.putBlob(PACKAGE)
  putFunction(world, {
    name: 'zip-legacy',
    code: {
      packageType: 'Zip',
      sha256: createHash('sha256').update(PACKAGE).digest('base64'),
      size: PACKAGE.length,
      runtime: 'python3.13',
      handler: 'lambda_function.lambda_handler',
    },
    description: 'A .zip file archive: cannot become a container image',
    lastModified: now - 210 * DAY,
  })
  putFunction(world, {
    name: 'future-state',
    code: code('hello-world', '1.0.0', helloWorld['1.0.0'].digest),
    stored: { state: 'ActiveNonInvocable' },
    lastModified: now - 9 * DAY,
  })
}
