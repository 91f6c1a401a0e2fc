import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readBody } from '../body'
import { MAX_RESPONSE, MAX_STREAMED } from './faults'
import type { Invocation } from './invocation'
import { isStreamed, passOn, trailing } from './streamed-response'

/** What a runtime said of an invocation, or of its initialising. */
export type Posted =
  | { readonly kind: 'response'; readonly payload: Uint8Array }
  | { readonly kind: 'error'; readonly payload: Uint8Array; readonly errorType: string }
  | { readonly kind: 'tooLarge'; readonly limit: number }

type Work = { readonly invocation: Invocation; readonly deadline: number; readonly done: (posted: Posted) => void }

const VERSION = '/2018-06-01'

/**
 * The Runtime API of one execution environment, on a port of 127.0.0.1 of its own.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApi {
  readonly #server: Server
  /** Handed out, and not answered yet. */
  #current: Work | undefined
  /** For the next time that the runtime asks. */
  #queued: Work | undefined
  #waiting: ServerResponse | undefined
  #answered: string | undefined
  #initialised = false
  #init: (posted: Posted | undefined) => void = () => {}

  /** Settles when the runtime asks for its first invocation, or has posted why it cannot. */
  readonly initialised = new Promise<Posted | undefined>((resolve) => (this.#init = resolve))

  constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy())
    })
    // A runtime waits for its next invocation as long as it takes.
    this.#server.requestTimeout = 0
    this.#server.keepAliveTimeout = 0
  }

  /** @returns the port */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  }

  /** Hands an invocation to the runtime. @param deadline epoch ms */
  invoke(invocation: Invocation, deadline: number): Promise<Posted> {
    return new Promise((done) => {
      this.#queued = { invocation, deadline, done }
      this.#deliver()
    })
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '', headers } = request
    // Every browser says so of itself, and no runtime: a web page must not take an invocation away.
    if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined)
      return answer(response, 403, 'Forbidden', 'Web pages may not call the Runtime API.')
    const path = url.startsWith(VERSION) ? url.slice(VERSION.length) : ''
    if (method === 'GET' && path === '/runtime/invocation/next') return this.#next(response)
    if (method === 'GET' && path === '/ping') return void response.end('pong')
    const [, requestId, what] = /^\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? []
    if (method === 'POST' && requestId !== undefined)
      return this.#posted(request, response, requestId, what === 'error')
    if (method === 'POST' && path === '/runtime/init/error') return this.#initError(request, response)
    // Extensions register here. The engine runs none, and says so.
    if (url.includes('/extension/'))
      return answer(response, 501, 'Extension.NotImplemented', 'The engine does not run extensions.')
    return answer(response, 404, 'InvalidPath', `There is no ${method} ${url}.`)
  }

  #next(response: ServerResponse): void {
    if (this.#current) return refuseTransition(response, 'Running', 'Ready')
    this.#waiting?.destroy()
    this.#waiting = response
    response.once('close', () => {
      if (this.#waiting === response) this.#waiting = undefined
    })
    this.#initialised = true
    this.#init(undefined)
    this.#deliver()
  }

  #deliver(): void {
    const work = this.#queued
    const response = this.#waiting
    if (!work || !response) return
    this.#queued = undefined
    this.#waiting = undefined
    this.#current = work
    // A retry comes with the id of the attempt before.
    this.#answered = undefined
    const { requestId, functionArn, traceId, clientContext, payload } = work.invocation
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': payload.byteLength,
      'Lambda-Runtime-Aws-Request-Id': requestId,
      'Lambda-Runtime-Deadline-Ms': String(work.deadline),
      'Lambda-Runtime-Invoked-Function-Arn': functionArn,
      'Lambda-Runtime-Trace-Id': traceId,
      ...(clientContext !== undefined && { 'Lambda-Runtime-Client-Context': headerText(clientContext) }),
    })
    response.end(payload)
  }

  async #posted(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    isError: boolean,
  ): Promise<void> {
    const { stream, requestId: current } = this.#current?.invocation ?? {}
    const streamed = stream && current === requestId && !isError && isStreamed(request)
    const limit = streamed ? MAX_STREAMED : MAX_RESPONSE
    const payload = await (streamed ? passOn(request, stream) : readBody(request, MAX_RESPONSE + 1))
    const work = this.#current
    if (requestId === this.#answered)
      return refuseTransition(response, 'Ready', isError ? 'InvocationErrorResponse' : 'InvocationResponse')
    if (!work || requestId !== work.invocation.requestId)
      return answer(response, 400, 'InvalidRequestID', 'Invalid request ID')
    this.#answered = requestId
    this.#current = undefined
    if (!payload) {
      request.resume()
      work.done({ kind: 'tooLarge', limit })
      const message = `Exceeded maximum allowed payload size (${limit} bytes).`
      return answer(response, 413, 'RequestEntityTooLarge', message)
    }
    accept(response)
    const late = trailing(request)
    if (late) work.done({ kind: 'error', ...late })
    else if (isError) work.done({ kind: 'error', payload, errorType: typeOf(request) })
    else work.done({ kind: 'response', payload })
  }

  async #initError(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const payload = (await readBody(request, MAX_RESPONSE + 1)) ?? new Uint8Array()
    if (this.#initialised) return refuseTransition(response, 'Running', 'InitError')
    this.#init({ kind: 'error', payload, errorType: typeOf(request) })
    accept(response)
  }
}

const typeOf = ({ headers }: IncomingMessage): string =>
  String(headers['lambda-runtime-function-error-type'] ?? 'Runtime.Unknown')

/** JSON as the bytes of a header. */
const headerText = (json: string): string =>
  Buffer.from(JSON.stringify(JSON.parse(json)).replaceAll('\u007f', '\\u007f')).toString('latin1')

function accept(response: ServerResponse): void {
  response.writeHead(202, { 'Content-Type': 'application/json' })
  response.end('{"status":"OK"}\n')
}

function answer(response: ServerResponse, status: number, errorType: string, errorMessage: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify({ errorMessage, errorType }))
}

function refuseTransition(response: ServerResponse, from: string, to: string): void {
  const message = `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`
  answer(response, 403, 'InvalidStateTransition', message)
}
