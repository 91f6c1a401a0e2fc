import { afterEach, beforeEach, expect, it } from 'vitest'
import { RuntimeApi } from './runtime-api'

let api: RuntimeApi
let next: string
beforeEach(async () => {
  api = new RuntimeApi()
  next = `http://127.0.0.1:${await api.listen()}/2018-06-01/runtime/invocation/next`
})
afterEach(() => api.close())

const invocation = { requestId: 'one', functionArn: 'arn', payload: Buffer.from('{}'), traceId: 'Root=1' }

it('gives no invocation to a web page', async () => {
  const done = api.invoke(invocation, Date.now() + 1000)
  for (const [name, value] of [
    ['origin', 'http://evil.example'],
    ['sec-fetch-site', 'cross-site'],
  ] as const)
    expect((await fetch(next, { headers: { [name]: value } })).status).toBe(403)
  expect((await fetch(next)).headers.get('lambda-runtime-aws-request-id')).toBe('one')
  await fetch(next.replace('next', 'one/response'), { method: 'POST', body: '1' })
  expect(await done).toMatchObject({ kind: 'response' })
})

it('knows no other path', async () => {
  expect((await fetch(next.replace('invocation/next', 'nothing'))).status).toBe(404)
})
