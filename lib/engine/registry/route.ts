import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Engine } from '../engine'
import type { PlainRoute } from '../plain-route'
import { isRead, refuseChanges } from '../store/read-only'
import { authenticate } from './authenticate'
import { answerBlob } from './blobs'
import { RegistryCall } from './call'
import { answerManifest } from './manifests'
import { refusalOf, unsupported, type RegistryError } from './registry-error'
import { listCatalog, listTags } from './listings'
import { listReferrers } from './referrers'
import { readTarget } from './targets'
import { answerUpload, beginUploadAt } from './uploads'

/** The registry, as docker, podman and skopeo speak to it: https://github.com/opencontainers/distribution-spec. */
export const registryRoute: PlainRoute = {
  prefix: '/v2/',
  async handle(request, response, engine) {
    response.setHeader('docker-distribution-api-version', 'registry/2.0')
    try {
      refuseChanges(engine.store.damage, isRead(request.method ?? ''))
      await answer(request, response, engine)
    } catch (error) {
      const refusal = refusalOf(error)
      // A client that went away in the middle of its body is no error of ours.
      if (!refusal && request.destroyed && !request.complete) return
      if (!refusal) throw error
      if (!response.headersSent) refuse(request, response, refusal)
    }
  },
}

async function answer(request: IncomingMessage, response: ServerResponse, engine: Engine): Promise<void> {
  const [path = '', query] = (request.url ?? '').split('?', 2)
  const identity = authenticate(request, engine)
  const call = new RegistryCall(engine, request, response, identity, new URLSearchParams(query))
  const target = readTarget(path)
  switch (target.kind) {
    case 'base':
      assertMethod(call, 'GET', 'HEAD')
      return call.send(200, '{}', { 'content-type': 'application/json; charset=utf-8' })
    case 'catalog':
      assertMethod(call, 'GET')
      return listCatalog(call)
    case 'tags':
      assertMethod(call, 'GET')
      return listTags(call, target.name)
    case 'uploads':
      assertMethod(call, 'POST')
      return beginUploadAt(call, target.name)
    case 'upload':
      return answerUpload(call, target.name, target.reference)
    case 'blob':
      assertMethod(call, 'GET', 'HEAD')
      return answerBlob(call, target.name, target.reference)
    case 'manifest':
      return answerManifest(call, target.name, target.reference)
    case 'referrers':
      assertMethod(call, 'GET')
      return listReferrers(call, target.name, target.reference)
  }
}

function assertMethod(call: RegistryCall, ...methods: readonly string[]): void {
  if (!methods.includes(call.method)) throw unsupported()
}

/** The body may still be on its way: a client that sends one finds the connection closed behind the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, refusal: RegistryError): void {
  const body = JSON.stringify({ errors: [{ code: refusal.code, message: refusal.message }] })
  response.writeHead(refusal.status, {
    ...refusal.headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    ...(!request.complete && { connection: 'close' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  if (request.complete) return
  request.resume()
  response.once('finish', () => setImmediate(() => request.destroy()))
}
