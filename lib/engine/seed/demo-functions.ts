import type { World } from '../store/world'
import { helloWorld } from './images/hello-world'
import { inference } from './images/ml-inference'
import { resizer140 } from './images/edge-resizer'
import { withoutRic } from './images/broken-samples'
import { formerFeature, formerProd } from './images/checkout-api'
import { npxExample, payments101, tmpWriter } from './images/others'
import { DAY, HOUR, MINUTE } from './put-seed'
import { imageCode, putFunction } from './put-function'

/** Functions in the state that most have: Active, on images that run well, badly, or are not what the tag says now. */
export function putActiveFunctions(world: World, now: number): void {
  const code = (repository: string, reference: string, digest: string) =>
    imageCode(world, repository, reference, digest)
  const role = `arn:aws:iam::${world.account}:role/service-role/image-processing-role`
  const former = formerProd().digest

  putFunction(
    world,
    {
      name: 'hello-classic',
      code: code('hello-world', '1.0.0', helloWorld['1.0.0'].digest),
      description: 'The hello world of the documentation',
      lastModified: now - 11 * DAY,
    },
    { tags: { team: 'platform' } },
  )
  putFunction(
    world,
    {
      name: 'checkout-worker',
      code: code('checkout/api', former, former),
      imageConfig: { Command: ['worker.handler'] },
      environment: {
        STAGE: 'production',
        QUEUE_URL: `https://sqs.${world.region}.amazonaws.com/${world.account}/checkout-jobs`,
        LOG_LEVEL: 'warn',
      },
      timeout: 60,
      memorySize: 1024,
      lastModified: now - 2 * DAY - 40 * MINUTE,
    },
    { tags: { team: 'checkout' } },
  )
  putFunction(
    world,
    {
      name: 'checkout-cron',
      code: code('checkout/api', former, former),
      imageConfig: { Command: ['cron.handler'] },
      environment: { STAGE: 'production', WINDOW_MINUTES: '15' },
      timeout: 300,
      memorySize: 512,
      lastModified: now - 2 * DAY - 35 * MINUTE,
    },
    { tags: { team: 'checkout' } },
  )
  putFunction(world, {
    name: 'resizer',
    code: code('edge/resizer-arm', '1.4.0', resizer140.digest),
    architectures: ['arm64'],
    role,
    memorySize: 1536,
    timeout: 20,
    ephemeralStorage: { Size: 2048 },
    lastModified: now - 7 * DAY,
  })
  putFunction(world, {
    name: 'resizer-x86-broken',
    code: code('edge/resizer-arm', '1.4.0', resizer140.digest),
    description: 'arm64 image on an x86_64 function: exec format error',
    role,
    memorySize: 1536,
    lastModified: now - 26 * HOUR,
  })
  putFunction(world, {
    name: 'bad-entrypoint',
    code: code('broken/samples', 'no-ric', withoutRic.digest),
    imageConfig: { Command: ['app.handler'] },
    lastModified: now - 5 * DAY,
  })
  putFunction(world, {
    name: 'npx-example',
    code: code('npx/example', '1', npxExample.digest),
    imageConfig: {
      EntryPoint: ['/usr/bin/npx', 'aws-lambda-ric'],
      Command: ['app.handler'],
      WorkingDirectory: '/var/task',
    },
    lastModified: now - 23 * DAY,
  })
  putFunction(world, {
    name: 'tmp-writer',
    code: code('tmp/writer', '1', tmpWriter.digest),
    lastModified: now - 21 * DAY,
  })
  putFunction(world, {
    name: 'slow-start',
    code: code('ml/inference', '2.3', inference['2.3'].digest),
    memorySize: 4096,
    lastModified: now - 18 * HOUR,
  })
  putFunction(world, {
    name: 'invoices',
    code: code('immutable/payments', payments101.digest, payments101.digest),
    description: 'Pinned by digest',
    environment: { CURRENCY: 'EUR', SIGNING_KEY_ARN: `arn:aws:kms:${world.region}:${world.account}:alias/invoices` },
    lastModified: now - 13 * DAY,
  })
  putFunction(
    world,
    {
      name: 'tag-gone',
      code: code('checkout/api', 'feature-x', formerFeature().digest),
      lastModified: now - 3 * DAY,
    },
    { tags: { team: 'checkout' } },
  )
}
