import type { PlainRoute } from '../../plain-route'
import { sendStream } from '../../send-stream'
import { LAYERS_PATH, readLayerLink } from './layer-links'

/** Answers the links of GetDownloadUrlForLayer with a blob's bytes, as S3 does for AWS. */
export const layersRoute: PlainRoute = {
  prefix: LAYERS_PATH,
  async handle(request, response, engine) {
    const { blobs } = engine.store
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const [account = ''] = url.pathname.slice(LAYERS_PATH.length).split('/')
    const link = request.method === 'GET' ? readLayerLink(url, engine.clock.now(account)) : undefined
    const size = link && blobs.size(link.digest)
    const bytes = link && blobs.stream(link.digest)
    if (size === undefined || !bytes) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('This link is not valid or has expired.')
      return
    }
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) }
    response.writeHead(200, {
      ...headers,
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
    })
    await sendStream(bytes, response)
  },
}
