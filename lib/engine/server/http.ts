import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { ADMIN_PREFIX, administer } from '../controls/admin'
import { BODY_LIMIT, readBody } from '../body'
import { dispatch, tooLarge } from './dispatch'
import type { Engine } from '../engine'
import { refusal } from './loopback'
import { layersRoute } from '../ecr/layers/layers-route'
import type { PlainRoute } from '../plain-route'
import { registryRoute } from '../registry/route'
import type { EngineRequest, EngineResponse } from '../protocol/message'
import { sendStream } from '../send-stream'

/** The plain paths. Host and Origin were checked when one is called; what it throws answers 500. */
const plainRoutes: readonly PlainRoute[] = [layersRoute, registryRoute]

/** @returns a server for the engine, not yet listening */
export function createEngineServer(engine: Engine): Server {
  const server = createServer((request, response) => {
    serve(engine, request, response).catch((error: unknown) => {
      engine.logger.error({ err: error, method: request.method, path: request.url?.split('?')[0] }, 'unexpected error')
      if (response.headersSent) response.destroy()
      else
        void send(response, {
          status: 500,
          headers: { 'content-type': 'application/json' },
          body: '{"message":"Internal error"}',
        })
    })
  })
  // Longer than any client keeps an idle connection, so that none writes into one that we are closing.
  server.keepAliveTimeout = 120_000
  // A layer may take longer than the five minutes that Node gives a request.
  server.requestTimeout = 0
  return server
}

async function serve(engine: Engine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refused = refusal(request.headers)
  if (refused) return refuse(request, response, plain(403, refused))
  const { method = 'GET', url = '/', headers } = request
  const route = plainRoutes.find(({ prefix }) => url.startsWith(prefix))
  if (route) return route.handle(request, response, engine)
  const origin = `http://${headers.host}`
  const read = readBody(request, BODY_LIMIT)
  const body = read instanceof Promise ? await read : read
  if (!body) return refuse(request, response, tooLarge({ method, url, headers, body: new Uint8Array() }))
  const complete: EngineRequest = { method, url, headers, body }
  return send(
    response,
    await (url.startsWith(ADMIN_PREFIX) ? administer(engine, complete, origin) : dispatch(engine, complete, origin)),
  )
}

const plain = (status: number, message: string): EngineResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
})

/** Answers without having read the body: the connection cannot be used again. */
function refuse(request: IncomingMessage, response: ServerResponse, answer: EngineResponse): void {
  void send(response, { ...answer, headers: { ...answer.headers, connection: 'close' } })
  request.resume()
  response.once('finish', () => setImmediate(() => request.destroy()))
}

/** @returns for a body that is streamed: what resolves when it has been sent, or its client has gone away */
function send(response: ServerResponse, { status, headers, body, lost }: EngineResponse): Promise<void> | undefined {
  if (lost) return void response.destroy()
  const bodyless = status === 204 || status === 304
  if (bodyless) return void response.writeHead(status, headers).end()
  if (body instanceof Readable) return sendStream(body, response.writeHead(status, headers))
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
}
