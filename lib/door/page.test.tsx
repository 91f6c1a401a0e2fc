import { QueryClientProvider, QueryClient, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { currentCaller } from '@/lib/aws/caller'
import { jsonQuery } from '@/lib/browser/json-query'
import { placeInput } from '@/lib/place'
import { page } from './page'
import { seed } from './seed'

const functionPlace = placeInput.extend({ name: z.string() })
const host = '127.0.0.1:3000'
let sent: Record<string, string> = {}
vi.mock('next/headers', () => ({ headers: async () => new Headers(sent) }))
vi.mock('next/navigation', () => ({
  notFound: () => {
    throw new Error('not found')
  },
}))

const params = { connection: 'team%40corp', region: 'us-east-1', name: 'orders' }
const query = jsonQuery<string>(['team@corp', 'us-east-1', 'function', 'orders'], '/api/orders')
const Shown = () => <p>{useQuery({ ...query, retry: false }).data ?? 'still reading'}</p>

async function htmlOf(read: () => Promise<string>, headers: Record<string, string> = { host, accept: 'text/html' }) {
  sent = { 'x-nonce': 'once', ...headers }
  const Page = page('lambda:GetFunction', functionPlace, () => ({ reads: [seed(query, read)], show: <Shown /> }))
  return render(await Page({ params: Promise.resolve(params), searchParams: Promise.resolve({}) }))
}

async function render(element: ReactNode) {
  const { prelude } = await prerender(<QueryClientProvider client={new QueryClient()}>{element}</QueryClientProvider>)
  return new Response(prelude).text()
}

test('what comes at once stands in the page, and the browser asks for nothing', async () => {
  const html = await htmlOf(async () => 'orders is Active')
  expect(html).toContain('orders is Active')
  expect(html).not.toContain('<script')
})

test('what does not come is not waited for: the page goes out, and lets the browser ask for it at once', async () => {
  const html = await htmlOf(() => new Promise(() => {}))
  expect(html).toContain('still reading')
  expect(html).toMatch(/<script nonce="once">[^<]*"\/api\/orders"/)
})

test('what is known stands in the page, though what hangs on it is still being read', async () => {
  const next = () => [seed(jsonQuery<string>(['row'], '/api/row'), () => new Promise(() => {}))]
  sent = { host, accept: 'text/html' }
  const reads = [seed(query, async () => 'orders is Active', { next })]
  const Page = page('lambda:GetFunction', functionPlace, () => ({ reads, show: <Shown /> }))
  const html = await render(await Page({ params: Promise.resolve(params), searchParams: Promise.resolve({}) }))
  expect(html).toContain('orders is Active')
  expect(html).not.toContain('<script')
})

test('what fails is asked for again by the browser', async () => {
  expect(await htmlOf(() => Promise.reject(new Error('throttled')))).toContain('"/api/orders"')
})

test('a page that a script asked for gets no script', async () => {
  expect(await htmlOf(() => new Promise(() => {}), { host, accept: '*/*' })).not.toContain('<script')
})

test.each([
  ['DNS rebinding', { host: 'evil.example' }],
  ['another site', { host, 'sec-fetch-site': 'cross-site' }],
])('%s gets no page and reads nothing, though no proxy stood before it', async (_, headers) => {
  const read = vi.fn(async () => 'secret')
  await expect(htmlOf(read, headers)).rejects.toThrow('not found')
  expect(read).not.toHaveBeenCalled()
})

test('the address is decoded once, and what is read knows on whose behalf', async () => {
  const content = vi.fn(() => ({ show: JSON.stringify(currentCaller()) }))
  sent = { host }
  const Page = page('lambda:GetFunction', functionPlace, content)
  await Page({ params: Promise.resolve(params), searchParams: Promise.resolve({ q: ['a', 'b'], none: undefined }) })
  const place = { ...params, connection: 'team@corp' }
  expect(content).toHaveBeenCalledWith(place, new URLSearchParams('q=a&q=b'))
  expect(content.mock.results[0]?.value).toEqual({ show: JSON.stringify({ action: 'lambda:GetFunction', place }) })
})

test.each(['eu-nowhere', '%E0%A4%A'])('an address with the Region %s has no page', async (region) => {
  sent = { host }
  const Page = page('lambda:GetFunction', functionPlace, () => ({ show: null }))
  const props = { params: Promise.resolve({ ...params, region }), searchParams: Promise.resolve({}) }
  await expect(Page(props)).rejects.toThrow('not found')
})
