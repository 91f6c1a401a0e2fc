import type { PlainRoute } from '../plain-routes'
import { LAYERS_PATH, readLayerLink } from './layer-links'

/** Answers the links of GetDownloadUrlForLayer with a blob's bytes, as S3 does for AWS. */
export const layersRoute: PlainRoute = {
  prefix: LAYERS_PATH,
  async handle(request, response, engine) {
    const origin = `http://${request.headers.host}`
    const url = new URL(request.url ?? '/', origin)
    const [account = ''] = url.pathname.slice(LAYERS_PATH.length).split('/')
    const link = request.method === 'GET' && readLayerLink(url, engine.clock.now(account))
    const bytes = link && engine.run({ ...link, origin }, ({ world }) => world.getBlob(link.digest))
    if (!bytes) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('This link is not valid or has expired.')
      return
    }
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(bytes.byteLength) }
    response.writeHead(200, { ...headers, 'cache-control': 'private, max-age=3600', 'x-content-type-options': 'nosniff' })
    response.end(bytes)
  },
}
