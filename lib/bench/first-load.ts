import { chromium, type Browser } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { median } from './load'
import { ms, type Figure } from './table'

type Load = { readonly scriptBytes: number; readonly requests: number; readonly visibleMs: number }

/**
 * Marks the first frame in which the table has a row with a link. As text: what compiles this file would change a
 * function.
 */
const markTable = `requestAnimationFrame(function look() {
  if (document.querySelector('table tbody tr a')) performance.mark('table')
  else requestAnimationFrame(look)
})`

/** Opens a page in a browser that has never seen it, and waits until its table has rows. */
async function open(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 } })
  const page = await context.newPage()
  const scripts: Promise<number>[] = []
  let requests = 0
  page.on('request', () => {
    requests += 1
  })
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script')
      scripts.push(
        answer.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      )
  })
  await page.addInitScript({ content: markTable })
  await page.goto(url, { waitUntil: 'networkidle' })
  const visibleMs = await page.evaluate(() => performance.getEntriesByName('table')[0]?.startTime ?? NaN)
  const load = { scriptBytes: (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0), requests, visibleMs }
  await context.close()
  return load
}

/** First loads of pages, each the median of five browsers with an empty cache. */
export async function firstLoad(panel: string, pages: readonly (readonly [string, string])[]): Promise<Figure[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  const figures: Figure[] = []
  for (const [what, path] of pages) {
    await open(browser, panel + path)
    const loads: Load[] = []
    for (let round = 0; round < 5; round += 1) loads.push(await open(browser, panel + path))
    const [kilobytes, requests, visible] = [
      median(loads.map((l) => l.scriptBytes)) / 1000,
      median(loads.map((l) => l.requests)),
      median(loads.map((l) => l.visibleMs)),
    ]
    figures.push(
      { what: `${what}: scripts`, value: `${kilobytes.toFixed(1)} kB gz`, goal: '≤ 150 kB', met: kilobytes <= 150 },
      { what: `${what}: requests`, value: String(requests), goal: '≤ 14', met: requests <= 14 },
      { what: `${what}: table visible`, value: ms(visible), goal: '≤ 600 ms', met: visible <= 600 },
    )
  }
  await browser.close()
  return figures
}
