import { chromium, type Browser, type CDPSession } from '@playwright/test'
import { z } from 'zod'
import { ensureBrowser } from '../tasks/browser'
import { isRoot } from '../tasks/packages'

/** What is told apart in a load, by what the browser asks for. */
export const kinds = ['HTML', 'JS', 'CSS', 'font', 'data', 'other'] as const
type Kind = (typeof kinds)[number]
const kindOf: Readonly<Record<string, Kind>> = {
  Document: 'HTML',
  Script: 'JS',
  Stylesheet: 'CSS',
  Font: 'font',
  Fetch: 'data',
  XHR: 'data',
}

/** Bytes before compression, and bytes that were sent, headers included. */
export type Bytes = { readonly raw: number; readonly sent: number }

/** One load of a page, in milliseconds since the navigation began. */
export type Load = {
  readonly painted: number
  /** The first frame in which the page shows what it is for. */
  readonly shown: number
  /** The last answer before half a second without any. */
  readonly settled: number
  /** How far things moved, as browsers count it (CLS). */
  readonly moved: number
  readonly requests: number
  readonly bytes: Readonly<Record<Kind, Bytes>>
}

/** Marks the first frame with what `selector` finds. As text: what compiles this file would change a function. */
const mark = (selector: string) => `requestAnimationFrame(function look() {
  if (document.querySelector(${JSON.stringify(selector)})) performance.mark('shown')
  else requestAnimationFrame(look)
})`

const timesOf = `new Promise((resolve) => {
  let moved = 0
  const add = (shifts) => shifts.forEach((shift) => { if (!shift.hadRecentInput) moved += shift.value })
  new PerformanceObserver((list) => add(list.getEntries())).observe({ type: 'layout-shift', buffered: true })
  const at = (name) => performance.getEntriesByName(name)[0]?.startTime ?? -1
  setTimeout(() => resolve({ painted: at('first-contentful-paint'), shown: at('shown'), moved }), 100)
})`
const times = z.object({ painted: z.number(), shown: z.number(), moved: z.number() })

/** Counts what a page asks for. @returns what came until now */
async function watch(session: CDPSession) {
  const kindsById = new Map<string, Kind>()
  const bytes = new Map<Kind, { raw: number; sent: number }>(kinds.map((kind) => [kind, { raw: 0, sent: 0 }]))
  let [requests, began, ended] = [0, 0, 0]
  const of = (id: string) => bytes.get(kindsById.get(id) ?? 'other') ?? { raw: 0, sent: 0 }
  session.on('Network.requestWillBeSent', ({ requestId, type = '', timestamp }) => {
    began ||= timestamp
    requests += 1
    kindsById.set(requestId, kindOf[type] ?? 'other')
  })
  session.on('Network.dataReceived', ({ requestId, dataLength }) => void (of(requestId).raw += dataLength))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    of(requestId).sent += encodedDataLength
    ended = timestamp
  })
  await session.send('Network.enable')
  const none = { raw: 0, sent: 0 }
  const of2 = (kind: Kind) => bytes.get(kind) ?? none
  return () => ({
    requests,
    settled: (ended - began) * 1000,
    bytes: {
      HTML: of2('HTML'),
      JS: of2('JS'),
      CSS: of2('CSS'),
      font: of2('font'),
      data: of2('data'),
      other: of2('other'),
    },
  })
}

/** The browser that the end-to-end tests drive. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: ensureBrowser(), args: isRoot ? ['--no-sandbox'] : [] })

/** Opens a page as who has never been there. Waits for `selector`, and until no request is left. */
export async function coldLoad(browser: Browser, url: string, selector: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 } })
  try {
    const page = await context.newPage()
    const seen = await watch(await context.newCDPSession(page))
    await page.addInitScript({ content: mark(selector) })
    await page.goto(url)
    await page.waitForSelector(selector)
    await page.waitForLoadState('networkidle')
    return { ...times.parse(await page.evaluate(timesOf)), ...seen() }
  } finally {
    await context.close()
  }
}
