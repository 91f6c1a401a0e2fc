import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { currentCaller } from '@/lib/aws/caller'
import { lastWrite } from '@/lib/cache'
import { defineAction } from './define-action'
import { placeInput } from '@/lib/place'
import { AppException } from '@/lib/result'

let sent: Record<string, string> = {}
vi.mock('next/headers', () => ({ headers: async () => new Headers(sent) }))
vi.mock('@/lib/aws/clients', () => ({ clients: async () => ({ scope: async () => 'somebody' }) }))
vi.mock('@/lib/aws/connections', () => ({
  getConnection: async (name: string) => ({ name, readOnly: name === 'locked' }),
}))

const own = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'content-length': '2' }
const input = { connection: 'demo', region: 'us-east-1', name: 'f' }
const schema = placeInput.extend({ name: z.string().min(1, 'Enter a name.') })

function action(fn = async ({ name }: z.output<typeof schema>) => name.toUpperCase()) {
  const ran = vi.fn(fn)
  return { ran, run: defineAction('lambda:UpdateFunctionCode', schema, ran) }
}

test('a write of our own page runs and answers its value', async () => {
  sent = own
  expect(await action().run(input)).toEqual({ ok: true, value: 'F' })
})

test.each([
  ['no Origin', { host: own.host, 'content-length': '2' }, 403],
  ['a foreign Origin', { ...own, origin: 'http://evil.example' }, 403],
  ['DNS rebinding', { ...own, host: 'evil.example', origin: 'http://evil.example' }, 421],
  ['a spoofed X-Forwarded-Host', { ...own, 'x-forwarded-host': 'evil.example' }, 421],
  ['another site', { ...own, 'sec-fetch-site': 'cross-site' }, 403],
])('%s does not run it, though no proxy stood before it', async (_, headers, httpStatus) => {
  sent = headers
  const { ran, run } = action()
  expect(await run(input)).toMatchObject({ ok: false, error: { code: 'Refused', httpStatus } })
  expect(ran).not.toHaveBeenCalled()
})

test('what cannot be parsed is told field by field, and nothing is sent', async () => {
  sent = own
  const { ran, run } = action()
  expect(await run({ ...input, name: '' })).toMatchObject({
    ok: false,
    error: { code: 'InvalidInput', httpStatus: 400, fieldErrors: { name: 'Enter a name.' } },
  })
  expect(ran).not.toHaveBeenCalled()
})

test('a read-only connection is never written to', async () => {
  sent = own
  const { ran, run } = action()
  expect(await run({ ...input, connection: 'locked' })).toMatchObject({
    ok: false,
    error: { code: 'ReadOnlyConnection', httpStatus: 403 },
  })
  expect(ran).not.toHaveBeenCalled()
})

test('a read-only connection shows what an action only reads', async () => {
  sent = own
  const reveal = defineAction('lambda:GetFunctionConfiguration', schema, async () => 'value', 'read')
  expect(await reveal({ ...input, connection: 'locked' })).toEqual({ ok: true, value: 'value' })
})

test('what a write may have changed is read anew, and what an action only reads is not', async () => {
  sent = own
  const before = lastWrite('somebody')
  await defineAction('lambda:GetFunctionConfiguration', schema, async () => 'value', 'read')(input)
  expect(lastWrite('somebody')).toBe(before)
  await action().run(input)
  const after = lastWrite('somebody')
  expect(after).toBeGreaterThan(before)
  const lost = { code: 'ConnectionLost', message: 'm', httpStatus: 0, requestId: null, operation: 'o' }
  await action(() => Promise.reject(new AppException(lost))).run(input)
  expect(lastWrite('somebody')).toBeGreaterThan(after)
})

test('what the write calls knows on whose behalf', async () => {
  sent = own
  const caller = await defineAction('lambda:UpdateFunctionCode', schema, async () => currentCaller())(input)
  const { name: _, ...place } = input
  expect(caller).toEqual({ ok: true, value: { action: 'lambda:UpdateFunctionCode', place } })
  expect(currentCaller()).toBe(null)
})

test('what is thrown comes back as a value', async () => {
  sent = own
  const error = { code: 'X', message: 'm', httpStatus: 404, requestId: null, operation: 'o' }
  expect(
    await action(async () => {
      throw new AppException(error)
    }).run(input),
  ).toEqual({ ok: false, error })
})
