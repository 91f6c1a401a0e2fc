import 'server-only'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { ECRClient } from '@aws-sdk/client-ecr'
import { IAMClient } from '@aws-sdk/client-iam'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { STSClient } from '@aws-sdk/client-sts'
import type { MiddlewareStack } from '@smithy/types'
import type { Place } from '@/lib/place'
import { getConnection, type Connection } from './connections'
import { credentialsOf } from './credentials'
import { blame } from './errors'
import { rules, Transport } from './sdk-rules'

/** The SDK's clients of one place, each made when it is first asked for. */
export type Clients = {
  readonly lambda: LambdaClient
  readonly ecr: ECRClient
  readonly iam: IAMClient
  readonly sts: STSClient
  readonly logs: CloudWatchLogsClient
}

const most = 200
const transport = new Transport()
const kept = new Map<string, Clients>()

const badCredentials =
  /Credential|ExpiredToken|UnrecognizedClient|InvalidClientToken|SignatureDoesNotMatch|InvalidSignature|TokenProvider/

function create(connection: Connection, region: string, forget: () => void): Clients {
  const settings = {
    region,
    ...(connection.endpoint ? { endpoint: connection.endpoint } : {}),
    ...(connection.profile ? { profile: connection.profile } : {}),
    credentials: credentialsOf(connection),
    maxAttempts: 1,
    requestHandler: transport,
  }
  const onError = (thrown: unknown, operation: string) => {
    blame(thrown, connection, operation)
    // Credentials are read anew after they failed, so that the page recovers without a restart.
    if (thrown instanceof Error && badCredentials.test(thrown.name)) forget()
  }
  const made: { -readonly [Service in keyof Clients]?: Clients[Service] } = {}
  const ruled = <I extends object, O extends object, C>(client: C & { middlewareStack: MiddlewareStack<I, O> }): C => {
    client.middlewareStack.use(rules(onError))
    return client
  }
  return {
    get lambda() {
      return (made.lambda ??= ruled(new LambdaClient(settings)))
    },
    get ecr() {
      return (made.ecr ??= ruled(new ECRClient(settings)))
    },
    get iam() {
      return (made.iam ??= ruled(new IAMClient(settings)))
    },
    get sts() {
      return (made.sts ??= ruled(new STSClient(settings)))
    },
    get logs() {
      return (made.logs ??= ruled(new CloudWatchLogsClient(settings)))
    },
  }
}

/**
 * The clients of a place: one per connection, Region and service, reused, with the panel's time limits and retry rules.
 * @throws AppException 404 when there is no such connection
 */
export async function clients({ connection: name, region }: Place): Promise<Clients> {
  const connection = await getConnection(name)
  const key = JSON.stringify([connection, region])
  const known = kept.get(key)
  if (known) return known
  const [oldest] = kept.keys()
  if (kept.size >= most && oldest) kept.delete(oldest)
  const fresh = create(connection, region, () => kept.delete(key))
  kept.set(key, fresh)
  return fresh
}
