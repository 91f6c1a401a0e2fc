import { randomInt } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ECRClient } from '@aws-sdk/client-ecr'
import { IAMClient } from '@aws-sdk/client-iam'
import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda'
import { fromIni } from '@aws-sdk/credential-providers'
import type { Place } from '@/lib/place'
import { credentialsFile, engineUrl, folder, motoConnections, motoUrl } from './settings'

/** What a project of playwright.config.ts sets: where its accounts live. */
export type Options = { endpoint: 'engine' | 'moto' }

/** An account of a test's own, as the panel reaches it and as any AWS client reaches it from outside. */
export type World = {
  readonly place: Place
  readonly account: string
  readonly endpoint: string
  /** `123456789012.dkr.ecr.us-east-1.amazonaws.com` */
  readonly registry: string
  readonly lambda: LambdaClient
  readonly ecr: ECRClient
  readonly iam: IAMClient
}

const region = 'us-east-1'

function world(
  connection: string,
  account: string,
  endpoint: string,
  credentials: LambdaClientConfig['credentials'],
): World {
  const settings = { endpoint, region, credentials, maxAttempts: 1 }
  return {
    place: { connection, region },
    account,
    endpoint,
    registry: `${account}.dkr.ecr.${region}.amazonaws.com`,
    lambda: new LambdaClient(settings),
    ecr: new ECRClient(settings),
    iam: new IAMClient(settings),
  }
}

/** A fresh account of the engine: any twelve digits are one. */
export function engineWorld(account = String(randomInt(300_000_000_000, 999_999_999_999))): World {
  return world(`demo-${account}`, account, engineUrl, { accessKeyId: account, secretAccessKey: 'gantry' })
}

/** The next account of moto that no test has taken: making its folder takes it. */
export function motoWorld(): World {
  const free = motoConnections.find(({ name }) => {
    try {
      mkdirSync(join(folder, name))
      return true
    } catch {
      return false
    }
  })
  if (!free) throw new Error('More tests than accounts on moto: raise their number in settings.ts.')
  return world(
    free.name,
    free.account,
    motoUrl,
    fromIni({ profile: free.name, filepath: credentialsFile, ignoreCache: true }),
  )
}

async function control(name: string, body: object): Promise<void> {
  const response = await fetch(`${engineUrl}/_gantry/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${await response.text()}`)
}

/** What only the engine can do: fill an account, turn its clock, make its transitions take long or no time. */
export const engineControls = ({ account }: World) => ({
  seed: (what: 'basics' | 'demo' | `functions:${number}` | `images:${number}`) =>
    control('seed', { account, region, what }),
  advanceClock: (seconds: number) => control('clock', { account, advanceMs: seconds * 1000 }),
  setSpeed: (speed: 'instant' | 'realistic' | 'slow') => control('speed', { account, speed }),
  deleteImage: (repository: string, tag: string) => control('delete-image', { account, region, repository, tag }),
})

/** What `engineControls` gives. */
export type EngineControls = ReturnType<typeof engineControls>
