import { createHash } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fetchConfigBlob, mayFetch } from './config-blob'

vi.mock('server-only', () => ({}))

describe('mayFetch', () => {
  const endpoint = 'http://127.0.0.1:4510'
  it.each([
    ['https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/x?X-Amz-Signature=1', null, true],
    ['https://s3.amazonaws.com/x', null, true],
    ['https://b.s3.cn-north-1.amazonaws.com.cn/x', null, true],
    ['https://123456789012.dkr.ecr.us-east-1.amazonaws.com/v2/x', null, true],
    ['http://127.0.0.1:4510/_blob/x', endpoint, true],
    ['http://127.0.0.1:4510/_blob/x', null, false],
    ['http://127.0.0.1:4511/x', endpoint, false],
    ['http://169.254.169.254/latest/meta-data', endpoint, false],
    ['http://b.s3.us-east-1.amazonaws.com/x', null, false],
    ['https://b.s3.us-east-1.amazonaws.com:8443/x', null, false],
    ['https://s3.amazonaws.com.evil.example/x', null, false],
    ['https://evil-s3.example/x', null, false],
    ['https://ec2-1-2-3-4.compute-1.amazonaws.com/x', null, false],
    ['https://a:b@s3.amazonaws.com/x', null, false],
    ['file:///etc/passwd', null, false],
    ['', endpoint, false],
  ])('%s with endpoint %s: %s', (address, from, allowed) => expect(mayFetch(address, from)).toBe(allowed))
})

describe('fetchConfigBlob', () => {
  const servers: ReturnType<typeof createServer>[] = []
  afterEach(() => servers.splice(0).forEach((server) => server.close()))
  const serve = async (listener: RequestListener) => {
    const server = createServer(listener)
    servers.push(server)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
  }
  const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`

  it('gives bytes that match their digest', async () => {
    const origin = await serve((_, response) => response.end('{"os":"linux"}'))
    await expect(fetchConfigBlob(`${origin}/x`, origin, digestOf('{"os":"linux"}'))).resolves.toBe('{"os":"linux"}')
    await expect(fetchConfigBlob(`${origin}/x`, origin, digestOf('other'))).rejects.toThrow('do not match')
  })
  it('follows no redirect', async () => {
    const origin = await serve((_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end())
    await expect(fetchConfigBlob(`${origin}/x`, origin, digestOf(''))).rejects.toThrow()
  })
  it('stops at 1 MB', async () => {
    const big = 'x'.repeat(1024 * 1024 + 1)
    const origin = await serve((_, response) => response.end(big))
    await expect(fetchConfigBlob(`${origin}/x`, origin, digestOf(big))).rejects.toThrow('larger than 1 MB')
  })
})
