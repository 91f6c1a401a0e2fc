import 'server-only'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { ECRClient } from '@aws-sdk/client-ecr'
import { IAMClient } from '@aws-sdk/client-iam'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { STSClient } from '@aws-sdk/client-sts'
import type { MiddlewareStack } from '@smithy/types'
import { Cache } from '@/lib/cache'
import type { Place } from '@/lib/place'
import type { Connection } from './connection'
import { filesRevision, getConnection } from './connections'
import { credentialsOf } from './credentials'
import { pass, rules, Transport } from './sdk-rules'

/** The SDK's clients of one place, each made when it is first asked for. */
export type Clients = {
  readonly lambda: LambdaClient
  readonly ecr: ECRClient
  readonly iam: IAMClient
  readonly sts: STSClient
  readonly logs: CloudWatchLogsClient
  /** Whose data these clients read, for keys of caches: endpoint, Region and credentials, not a name of ours. */
  readonly scope: () => Promise<string>
  /** Sends what the SDK has no command for (the download of a blob) on the same way out. */
  readonly pass: <T>(operation: string, send: () => Promise<T>) => Promise<T>
}

const most = 200
const transport = new Transport()
/** Of this copy of the SDK: its paginators take no client of another copy. */
const kept = new Cache<Clients>(most)
let nobodies = 0

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
  const onError = (thrown: unknown) => {
    // Credentials are read anew after they failed, so that the page recovers without a restart.
    if (thrown instanceof Error && badCredentials.test(thrown.name)) forget()
  }
  const made: { -readonly [Service in Exclude<keyof Clients, 'scope' | 'pass'>]?: Clients[Service] } = {}
  const ruled = <I extends object, O extends object, C>(client: C & { middlewareStack: MiddlewareStack<I, O> }): C => {
    client.middlewareStack.use(rules(connection, onError))
    return client
  }
  const clients: Clients = {
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
    scope: () =>
      clients.lambda.config.credentials().then(
        ({ accessKeyId }) => [connection.endpoint ?? 'aws', region, accessKeyId].join(' '),
        // Without credentials nothing is shared; the read itself says why.
        () => `nobody ${++nobodies}`,
      ),
    pass: (operation, send) => pass(connection, operation, send),
  }
  return clients
}

/**
 * The clients of a place: one per connection, Region and service, reused, with the panel's time limits and retry rules.
 * @throws AppException 404 when there is no such connection
 */
export async function clients({ connection: name, region }: Place): Promise<Clients> {
  const connection = await getConnection(name)
  const key = JSON.stringify([connection, region, await filesRevision()])
  return kept.get('', key, Number.POSITIVE_INFINITY, async () => create(connection, region, () => kept.forget('', key)))
}
