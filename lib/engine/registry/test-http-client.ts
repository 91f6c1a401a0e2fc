import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ImageClient, Login } from '../proof/clients/image-client'
import { sha256 } from '../ecr/manifests'
import { ask } from './test-registry'

const descriptor = z.object({ mediaType: z.string(), digest: z.string() })
const index = z.object({ manifests: z.array(descriptor).length(1) })
const manifest = z.object({ config: descriptor, layers: z.array(descriptor) })

/** The protocol by hand, for machines without a client. */
export function plainHttp(): ImageClient {
  const caller = ({ registry, password }: Login) => {
    const authorization = `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`
    return async (method: string, path: string, body?: Buffer, headers = {}) => {
      const answer = await ask(`http://${registry}`, method, path, { headers: { authorization, ...headers }, body })
      if (answer.status >= 400) throw new Error(`${method} ${path}\n${answer.text}`)
      return answer
    }
  }
  return {
    name: 'plain requests',
    async push(login, source, image) {
      const call = caller(login)
      const [name, tag = ''] = image.split(':')
      const blob = (digest: string) => readFileSync(join(source, 'blobs', digest.replace(':', '/')))
      const [found] = index.parse(JSON.parse(readFileSync(join(source, 'index.json'), 'utf8'))).manifests
      const text = blob(found?.digest ?? '')
      const { config, layers } = manifest.parse(JSON.parse(text.toString()))
      for (const { digest } of [config, ...layers])
        await call('POST', `/v2/${name}/blobs/uploads/?digest=${digest}`, blob(digest))
      await call('PUT', `/v2/${name}/manifests/${tag}`, text, { 'content-type': found?.mediaType })
    },
    async pull(login, image) {
      const [name, tag = ''] = image.split(':')
      return sha256((await caller(login)('GET', `/v2/${name}/manifests/${tag}`)).body)
    },
    close: () => Promise.resolve(),
  }
}
