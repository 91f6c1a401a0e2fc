import { newRevision } from '../lambda/revision'
import type { World } from '../store/world'
import { checkoutBuild, formerProd, prodTag } from './images/checkout-api'
import { DAY, HOUR } from './put-seed'
import { imageCode, putFunction, putVersion, type SeedFunction } from './put-function'

/** How many builds old the image of each version is, from version 1 on; version 7 runs what `$LATEST` runs. */
const BUILD_OF_VERSION = [37, 31, 24, 19, 15, 7]

/** The function with a history: seven versions, two aliases, and a tag that has moved since it was deployed. */
export function putCheckoutFunction(world: World, now: number): void {
  const latest: SeedFunction = {
    name: 'checkout-api',
    code: imageCode(world, 'checkout/api', 'prod', formerProd().digest),
    description: 'Takes orders and payments',
    role: `arn:aws:iam::${world.account}:role/service-role/checkout-api-role`,
    environment: {
      STAGE: 'production',
      ORDERS_TABLE: 'orders',
      PAYMENTS_URL: 'https://payments.internal.example.com/v2',
      PAYMENTS_TOKEN: 'demo-token-not-a-secret',
      LOG_LEVEL: 'warn',
    },
    imageConfig: { Command: ['server.handler'] },
    timeout: 15,
    memorySize: 1024,
    loggingConfig: {
      LogFormat: 'JSON',
      LogGroup: '/aws/lambda/checkout-api',
      ApplicationLogLevel: 'INFO',
      SystemLogLevel: 'WARN',
    },
    lastModified: now - 2 * DAY - 50 * 60_000,
  }
  const tags = { team: 'checkout', tier: '1' }
  putFunction(world, latest, { lastVersion: 7, publishedVersion: '7', createdAt: now - 88 * DAY, tags })
  BUILD_OF_VERSION.forEach((age, i) =>
    putVersion(world, {
      ...latest,
      version: String(i + 1),
      code: imageCode(world, 'checkout/api', prodTag(age), checkoutBuild(age).digest),
      description: `Release ${prodTag(age)}`,
      lastModified: now - age * 10 * HOUR + HOUR,
    }),
  )
  putVersion(world, { ...latest, version: '7', description: `Release ${prodTag(5)}` })

  const alias = (name: string, description: string, routing?: Record<string, number>) =>
    world.put('alias', `checkout-api:${name}`, {
      name,
      functionName: 'checkout-api',
      functionVersion: '6',
      description,
      revisionId: newRevision(),
      ...(routing && { routing }),
    })
  alias('live', 'What customers use')
  alias('canary', 'One request in ten on the next version', { '7': 0.1 })
}
