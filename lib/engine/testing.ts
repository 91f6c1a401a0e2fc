import { randomInt } from 'node:crypto'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { ECRClient } from '@aws-sdk/client-ecr'
import { IAMClient } from '@aws-sdk/client-iam'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { STSClient } from '@aws-sdk/client-sts'
import { afterAll } from 'vitest'
import type { Speed } from './clock'
import type { RunSettings } from './run/runner'
import { startEngine } from './server/start'

/** The id of an account that no other test uses. */
export const newAccount = (): string => String(randomInt(100_000_000_000, 999_999_999_999))

/** Clients of an account at an endpoint, each made once. A test of two accounts or Regions names the other. */
function clientsOf(endpoint: string, ownRegion: string, account: string) {
  const once = <Client>(Of: new (settings: ClientSettings) => Client) => {
    const made = new Map<string, Client>()
    return (accountId = account, region = ownRegion): Client => {
      const credentials = { accessKeyId: accountId, secretAccessKey: 'test' }
      const key = `${accountId} ${region}`
      const client = made.get(key) ?? new Of({ endpoint, region, credentials, maxAttempts: 1 })
      made.set(key, client)
      return client
    }
  }
  return {
    lambda: once(LambdaClient),
    ecr: once(ECRClient),
    iam: once(IAMClient),
    sts: once(STSClient),
    logs: once(CloudWatchLogsClient),
  }
}

type ClientSettings = {
  readonly endpoint: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly maxAttempts: number
}

type TestSettings = RunSettings & { speed?: Speed; region?: string }

/** An engine in memory, and clients of one fresh account on it. Transitions end at once. */
export async function startTestEngine({ speed = 'instant', region = 'us-east-1', ...run }: TestSettings = {}) {
  const { url, engine, close } = await startEngine({ memory: true, port: 0, speed, logLevel: 'error', ...run })
  const account = newAccount()
  return {
    url,
    account,
    region,
    engine,
    close,
    ...clientsOf(url, region, account),
    /** Moves an account's clock forward: a transition that takes less is done. */
    advance: (ms: number, accountId = account) => engine.clock.advance(accountId, ms),
    setSpeed: (next: Speed) => engine.clock.setSpeed(account, next),
  }
}

/** What `startTestEngine` gives. */
export type TestEngine = Awaited<ReturnType<typeof startTestEngine>>

/** `startTestEngine` for the tests of one file, at whose top it is called: they share it, and it ends with them. */
export async function openTestEngine(settings?: TestSettings): Promise<TestEngine> {
  const engine = await startTestEngine(settings)
  afterAll(() => engine.close())
  return engine
}

/**
 * The endpoint that AWS_ENDPOINT_URL names, else `openTestEngine`: for tests that look at nothing but its answers.
 * Called at the top of their file.
 */
export async function openTestEndpoint(settings: TestSettings = {}) {
  const url = process.env.AWS_ENDPOINT_URL
  if (!url) return openTestEngine(settings)
  const { region = 'us-east-1' } = settings
  const account = newAccount()
  return { url, account, region, ...clientsOf(url, region, account) }
}

/** What `openTestEndpoint` gives. */
export type TestEndpoint = Awaited<ReturnType<typeof openTestEndpoint>>
