import { afterEach, expect, test, vi } from 'vitest'
import { earlyReadScript } from './early-read'
import { fetchJson } from './fetch-json'

afterEach(() => vi.unstubAllGlobals())

/** A page whose HTML carries the script for `paths`, and what it has sent. */
function page(...paths: string[]) {
  const window = {}
  const sent = vi.fn(async (path: string) => Response.json({ path }))
  vi.stubGlobal('window', window)
  vi.stubGlobal('self', window)
  vi.stubGlobal('fetch', sent)
  new Function(earlyReadScript(paths))()
  return sent
}

test('what the page has asked for before its scripts ran is taken, and not asked for twice', async () => {
  const sent = page('/api/orders')
  expect(sent).toHaveBeenCalledTimes(1)
  expect(await fetchJson('/api/orders')).toEqual({ path: '/api/orders' })
  expect(sent).toHaveBeenCalledTimes(1)
})

test('it is taken once: the next read asks', async () => {
  const sent = page('/api/orders')
  await fetchJson('/api/orders')
  await fetchJson('/api/orders')
  expect(sent).toHaveBeenCalledTimes(2)
})

test('what was not asked for early is asked for now', async () => {
  const sent = page('/api/orders')
  expect(await fetchJson('/api/other')).toEqual({ path: '/api/other' })
  expect(sent).toHaveBeenCalledTimes(2)
})

test('an answer from long ago is not taken', async () => {
  const sent = page('/api/orders')
  vi.spyOn(performance, 'now').mockReturnValue(60_000)
  await fetchJson('/api/orders')
  expect(sent).toHaveBeenCalledTimes(2)
})

test('a path cannot end the script', () => {
  expect(earlyReadScript(['/api/</script><script>alert(1)</script>'])).not.toContain('<')
})
