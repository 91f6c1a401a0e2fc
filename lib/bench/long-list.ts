import type { Page } from '@playwright/test'
import { z } from 'zod'
import { launch } from './browser'
import { control, region } from './engine-calls'
import { median, percentile } from './load'
import { runPanel } from './panel-server'
import { ms, printFigures, type Figure } from './table'

const account = '000000010000'
const FUNCTIONS = 10_000
const TYPED = ['999', '0420', 'search-s', 'fraud-w', '777']

/**
 * What runs in the page, as text: what compiles this file would change a function.
 * `changed(at, look)` is how long after `at` a frame was shown in which `look()` is another than at the event; -1 where
 * it stays for a second.
 */
const helpers = `
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  window.bench = { ended: Promise.resolve(-1) }
  const first = () => document.querySelector('table tbody tr a')?.textContent
  const total = () => document.querySelector('main h1')?.parentElement?.textContent
  const changed = async (at, look) => {
    const before = look()
    while (performance.now() - at < 1000) {
      await frame()
      if (look() !== before) return performance.now() - at
    }
    return -1
  }
  addEventListener('keydown', (event) => { window.bench.ended = changed(event.timeStamp, total) }, true)
  addEventListener('pointerdown', (event) => { window.bench.ended = changed(event.timeStamp, first) }, true)
  window.bench.scroll = async (during) => {
    let [longest, since] = [0, performance.now()]
    const end = since + during
    while (performance.now() < end) {
      await frame()
      const at = [0.3, 0.5, 0.7, 0.9].map((share) => document.elementFromPoint(innerWidth / 3, innerHeight * share))
      if (at.every((element) => element?.closest('tr')?.querySelector('a'))) since = performance.now()
      longest = Math.max(longest, performance.now() - since)
    }
    return longest
  }`

const number = z.number()
const ended = async (page: Page) => number.parse(await page.evaluate('window.bench.ended'))
const at = async (page: Page) => number.parse(await page.evaluate('performance.now()'))

const spread = (what: string, times: readonly number[]): Figure => {
  const counted = times.filter((time) => time >= 0)
  return { what, value: `p50 ${ms(median(counted))}, p95 ${ms(percentile(counted, 0.95))}, ${counted.length} times` }
}

/** Types texts key by key and takes them back. A key that changes nothing is not counted. */
async function filterTimes(page: Page): Promise<number[]> {
  const times: number[] = []
  await page.getByRole('searchbox').first().focus()
  for (const text of TYPED)
    for (const key of [...text, ...[...text].map(() => 'Backspace')]) {
      await page.keyboard.press(key)
      times.push(await ended(page))
    }
  return times
}

async function sortTimes(page: Page): Promise<number[]> {
  const times: number[] = []
  for (const column of [
    'Last modified',
    'Function name',
    'Last modified',
    'Last modified',
    'Function name',
    'Function name',
  ]) {
    await page.getByRole('columnheader', { name: column }).getByRole('button').click()
    times.push(await ended(page))
  }
  return times
}

/** Turns the wheel as fast as a hand can. @returns the longest time without rows in sight, ms */
async function scrollBlank(page: Page): Promise<number> {
  await page.mouse.move(500, 500)
  const during = 4000
  const longest = page.evaluate(`window.bench.scroll(${during})`)
  const end = Date.now() + during - 500
  for (let turn = 0; Date.now() < end; turn += 1) {
    await page.mouse.wheel(0, turn % 60 < 45 ? 4000 : -6000)
    await page.waitForTimeout(30)
  }
  return number.parse(await longest)
}

/** 10,000 functions in a browser: how soon the list is there, whole, filtered, sorted, and whether it keeps up. */
export async function benchLongList() {
  const panel = await runPanel()
  const browser = await launch()
  try {
    await control(panel.engine, 'seed', { account, region, what: `functions:${FUNCTIONS}` })
    const page = await browser.newPage({ viewport: { width: 1440, height: 860 } })
    await page.addInitScript({ content: helpers })
    await page.goto(`${panel.url}/demo-${account}/${region}/functions`)
    await page.waitForSelector('table tbody tr a')
    const shown = await at(page)
    await page.getByText(FUNCTIONS.toLocaleString('en-US')).filter({ hasNotText: 'so far' }).first().waitFor()
    const whole = await at(page)
    const [filtered, sorted] = [await filterTimes(page), await sortTimes(page)]
    printFigures(`List of ${FUNCTIONS.toLocaleString('en-US')} functions`, [
      { what: 'table shown', value: ms(shown) },
      { what: 'list whole', value: ms(whole) },
      spread('key in the filter to its result', filtered),
      spread('click on a head to its order', sorted),
      { what: 'longest blank while scrolling fast', value: ms(await scrollBlank(page)) },
    ])
  } finally {
    await browser.close()
    await panel.stop()
  }
}
