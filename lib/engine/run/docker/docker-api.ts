import { Agent, request, type IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'

/** Where a Docker API listens: a unix socket, or a host and port. */
export type DockerAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number }

/** What the Docker API refused; the message is its own. */
export class DockerError extends Error {
  override readonly name = 'DockerError'

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

type Sent = { readonly body?: unknown; readonly stream?: Readable; readonly timeoutMs?: number }

/** A client of the Docker Engine API, as Docker and Podman speak it. Paths have no version: each takes its newest. */
export class DockerApi {
  /** A connection for each call: one that is kept may be closed by the other side just when it is used again. */
  readonly #agent = new Agent({ keepAlive: false })

  constructor(readonly address: DockerAddress) {}

  /** @throws DockerError for an answer of 400 and above, and what the socket says */
  async call(method: string, path: string, sent: Sent = {}): Promise<unknown> {
    const response = await this.open(method, path, sent)
    const text = (await buffer(response)).toString('utf8')
    return text === '' ? undefined : parseJson(text)
  }

  /** As `call`, with the body left to be read. */
  async open(method: string, path: string, { body, stream, timeoutMs }: Sent = {}): Promise<IncomingMessage> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...(stream && { 'content-type': 'application/x-tar' }),
    }
    const client = request({ ...this.address, method, path, headers, agent: this.#agent, timeout: timeoutMs })
    client.on('error', () => undefined)
    client.once('timeout', () => client.destroy(new Error('The Docker API does not answer.')))
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      client.once('response', resolve)
      client.once('error', reject)
    })
    if (stream) await Promise.race([answered, pipeline(stream, client)])
    else client.end(text)
    const response = await answered
    const { statusCode = 0 } = response
    if (statusCode < 400) return response
    throw new DockerError(statusCode, messageOf(method === 'HEAD' ? '' : (await buffer(response)).toString('utf8')))
  }

  close(): void {
    this.#agent.destroy()
  }
}

/** Some answers are several documents, one a line: progress. Nothing here reads those. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function messageOf(text: string): string {
  const parsed = parseJson(text)
  return typeof parsed === 'object' && parsed !== null && 'message' in parsed ? String(parsed.message) : text
}

/** A value in a path or a query. */
export const quoted = encodeURIComponent
