import { request } from 'node:http'
import { RawConnection, rawRequest } from './raw-client'
import type { Call } from './load'

/** The Region of every bench. */
export const region = 'us-east-1'

/** An endpoint and the account that speaks to it: 12 digits at the engine, any key at others. */
export type Target = { readonly url: string; readonly key: string }

/** Settings of an SDK client of a target. */
export const clientOf = ({ url, key }: Target) => ({
  endpoint: url,
  region,
  credentials: { accessKeyId: key, secretAccessKey: 'bench' },
})

/** A signature whose scope names the account; neither the engine nor moto verifies it. */
export const signed = ({ key }: Target, service = 'lambda') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
})

/** A request of Lambda's REST API as bytes. `path` begins with `/`. */
export const lambdaRequest = (target: Target, path: string, body?: object) =>
  rawRequest(`${target.url}/2015-03-31/functions${path}`, {
    method: body ? 'POST' : 'GET',
    headers: signed(target),
    body: body && JSON.stringify(body),
  })

/** A call that sends the next of `requests` (or of what `next` makes), each loop over a connection of its own. */
export function rawCall({ url }: Target, next: () => Uint8Array): Call {
  const connections = new Map<number, RawConnection>()
  const port = Number(new URL(url).port)
  return async (loop) => {
    const connection = connections.get(loop) ?? new RawConnection(port)
    connections.set(loop, connection)
    const status = await connection.send(next())
    return status >= 200 && status < 300
  }
}

/** One after another, from the first again after the last. */
export function inTurn<T>(items: readonly T[]): () => T {
  let index = 0
  return () => {
    const item = items[index++ % items.length]
    if (item === undefined) throw new Error('There is nothing to take in turn.')
    return item
  }
}

/** Posts to one of the engine's own controls, and waits as long as that takes. */
export function control(engine: string, name: string, body: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${engine}/_gantry/${name}`,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        answer.resume()
        if (answer.statusCode === 200) answer.once('end', resolve)
        else reject(new Error(`The engine refused ${name}: ${answer.statusCode}.`))
      },
    )
    sent.once('error', reject).end(JSON.stringify(body))
  })
}
