import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ECRClient } from '@aws-sdk/client-ecr'
import { newRegistry } from '../../registry/test-registry'
import { startEngine } from '../../server/start'

/** Whose world is attacked. */
export const ACCOUNT = '222222222222'
/** Names that every object of JavaScript is born with. */
export const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
/** The service in a target of ECR's protocol. */
export const ECR = 'AmazonEC2ContainerRegistry_V20150921'

const authorization = `AWS4-HMAC-SHA256 Credential=${ACCOUNT}/20260101/us-east-1/lambda/aws4_request`

/** An engine of its own to attack, with the seed `basics`. `close` ends it and removes its folder. */
export async function startTarget() {
  const base = mkdtempSync(join(tmpdir(), 'gantry-attacks-'))
  const running = await startEngine({ folder: join(base, 'data'), port: 0, speed: 'instant', logLevel: 'silent' })
  const { url } = running
  const credentials = { accessKeyId: ACCOUNT, secretAccessKey: 'x' }
  const registry = await newRegistry(url, new ECRClient({ endpoint: url, region: 'us-east-1', credentials }))
  await fetch(`${url}/_gantry/seed`, { method: 'POST', body: JSON.stringify({ account: ACCOUNT, what: 'basics' }) })

  async function lambda(method: string, path: string, body?: string) {
    const answer = await fetch(url + path, { method, headers: { authorization }, ...(body !== undefined && { body }) })
    return { status: answer.status, text: await answer.text() }
  }

  async function rpc(target: string, body: string) {
    const headers = { authorization, 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' }
    const answer = await fetch(url, { method: 'POST', headers, body })
    return { status: answer.status, text: await answer.text() }
  }

  const create = (name: string, extra: string) =>
    lambda(
      'POST',
      '/2015-03-31/functions',
      `{"FunctionName":"${name}","PackageType":"Image","Role":"arn:aws:iam::${ACCOUNT}:role/lambda-ex","Code":{"ImageUri":"${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest"},${extra}}`,
    )

  /**
   * One raw exchange, for what no client would send. @returns the status, 0 when the connection is closed without one
   */
  const raw = (text: string): Promise<number> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text))
      let answer = ''
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString('latin1')
        socket.end()
      })
      socket.once('error', () => undefined)
      socket.once('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)))
    })

  /** What lies in the folder that the store does not keep there. */
  const strays = () => [
    ...readdirSync(base).filter((name) => name !== 'data'),
    ...readdirSync(join(base, 'data')).filter((name) => !/^(blobs|rootfs|engine\.(db(-wal|-shm)?|lock))$/.test(name)),
    ...readdirSync(join(base, 'data', 'blobs', 'sha256')).filter((name) => !/^[0-9a-f]{2}$/.test(name)),
  ]

  const close = async () => {
    await running.close()
    rmSync(base, { recursive: true, force: true })
  }
  return { url, authorization, registry, lambda, rpc, create, raw, strays, close }
}

/** An engine under attack. */
export type Target = Awaited<ReturnType<typeof startTarget>>
