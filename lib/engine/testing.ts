import { randomInt } from 'node:crypto'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { ECRClient } from '@aws-sdk/client-ecr'
import { IAMClient } from '@aws-sdk/client-iam'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { STSClient } from '@aws-sdk/client-sts'
import type { Speed } from './clock'
import type { RunSettings } from './run/runner'
import { startEngine } from './server/start'

/** The id of an account that no other test uses. */
export const newAccount = (): string => String(randomInt(100_000_000_000, 999_999_999_999))

/** Clients of an account at an endpoint. Each takes another account's id where a test needs two. */
function clientsOf(endpoint: string, region: string, account: string) {
  const settings = (accountId = account) => ({
    endpoint,
    region,
    credentials: { accessKeyId: accountId, secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  return {
    lambda: (accountId?: string) => new LambdaClient(settings(accountId)),
    ecr: (accountId?: string) => new ECRClient(settings(accountId)),
    iam: (accountId?: string) => new IAMClient(settings(accountId)),
    sts: (accountId?: string) => new STSClient(settings(accountId)),
    logs: (accountId?: string) => new CloudWatchLogsClient(settings(accountId)),
  }
}

type TestSettings = RunSettings & { speed?: Speed; region?: string }

/** An engine in memory for one test file, and clients of one fresh account on it. Transitions end at once. */
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
    /** Moves the account's clock forward: a transition that takes less is done. */
    advance: (ms: number) => engine.clock.advance(account, ms),
    setSpeed: (next: Speed) => engine.clock.setSpeed(account, next),
  }
}

/** What `startTestEngine` gives. */
export type TestEngine = Awaited<ReturnType<typeof startTestEngine>>

/**
 * The endpoint that AWS_ENDPOINT_URL names, else an engine of its own: for tests that look at nothing but its answers.
 */
export async function startTestEndpoint(settings: TestSettings = {}) {
  const url = process.env.AWS_ENDPOINT_URL
  if (!url) return startTestEngine(settings)
  const { region = 'us-east-1' } = settings
  const account = newAccount()
  return { url, account, region, close: () => Promise.resolve(), ...clientsOf(url, region, account) }
}

/** What `startTestEndpoint` gives. */
export type TestEndpoint = Awaited<ReturnType<typeof startTestEndpoint>>
