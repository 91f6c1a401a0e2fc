import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'

const folder = resolve(import.meta.dirname, '../public')
const types: Readonly<Record<string, RegExp>> = {
  ico: /^image\/(x-icon|vnd\.microsoft\.icon)$/,
  png: /^image\/png$/,
  svg: /^image\/svg\+xml$/,
  txt: /^text\/plain/,
}

for (const name of readdirSync(folder))
  test(`/${name} is there for who asks by name, and nothing in it can run`, async ({ request }) => {
    const answer = await request.get(`/${name}`)
    expect(answer.status()).toBe(200)
    expect(await answer.body()).toEqual(readFileSync(resolve(folder, name)))
    const headers = answer.headers()
    expect(headers['content-type']).toMatch(types[name.split('.').at(-1) ?? ''] ?? /^$/)
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

test('no robot may read anything', async ({ request }) => {
  expect(await (await request.get('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n')
})

test('a page names icons that are there', async ({ page, world, request }) => {
  await page.goto(paths.functions(world.place))
  const links = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"], link[rel="apple-touch-icon"]')].map(
      ({ href }) => href,
    ),
  )
  expect(links).toHaveLength(2)
  for (const link of links) expect((await request.get(link)).status(), link).toBe(200)
})
