import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { placeInput } from '@/lib/place'
import { AppException } from '@/lib/result'
import { read } from './route'

const functionPlace = placeInput.extend({ name: z.string() })
const host = '127.0.0.1:3000'
const place = { connection: 'demo', region: 'us-east-1' }

async function get(
  headers: Record<string, string>,
  params = { ...place, name: 'f' },
  fn = async (): Promise<unknown> => ({ a: 1 }),
) {
  const ran = vi.fn(fn)
  const request = new NextRequest(`http://${host}/api/x`, { headers })
  const response = await read('lambda:GetFunction', functionPlace, ran)(request, { params: Promise.resolve(params) })
  const body: unknown = await response.json()
  return { ran, status: response.status, body, cache: response.headers.get('cache-control') }
}

test('a read of our own page answers the model, kept nowhere', async () => {
  expect(await get({ host })).toMatchObject({ status: 200, body: { a: 1 }, cache: 'no-store' })
})

test.each([
  ['DNS rebinding', { host: 'evil.example' }, 421],
  ['a spoofed X-Forwarded-Host', { host, 'x-forwarded-host': 'evil.example' }, 421],
  ['a foreign Origin', { host, origin: 'http://evil.example' }, 403],
  ['another site', { host, 'sec-fetch-site': 'cross-site' }, 403],
])('%s reads nothing, though no proxy stood before it', async (_, headers, status) => {
  const answer = await get(headers)
  expect(answer).toMatchObject({ status, body: { error: { code: 'Refused' } } })
  expect(answer.ran).not.toHaveBeenCalled()
})

test('a place that cannot be is an error of 400', async () => {
  expect(await get({ host }, { ...place, region: 'evil.example/', name: 'f' })).toMatchObject({
    status: 400,
    body: { error: { message: 'Enter a Region like us-east-1.' } },
  })
})

test.each([
  [404, 404],
  [0, 504],
])('an AppError of %i answers with %i', async (httpStatus, status) => {
  const error = { code: 'X', message: 'm', httpStatus, requestId: null, operation: 'o' }
  expect(
    await get({ host }, undefined, async () => {
      throw new AppException(error)
    }),
  ).toMatchObject({ status, body: { error } })
})

test('the address is decoded before it is parsed, and one that cannot be is an error of 400', async () => {
  const { ran } = await get({ host }, { ...place, connection: 'team%40corp', name: 'a%2Fb' })
  expect(ran.mock.calls[0]).toMatchObject([{ connection: 'team@corp', name: 'a/b' }, new URLSearchParams()])
  expect(await get({ host }, { ...place, name: '%E0%A4%A' })).toMatchObject({ status: 400 })
})
