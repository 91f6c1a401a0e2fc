import { setTimeout as wait } from 'node:timers/promises'
import { control, inTurn, region } from './engine-calls'
import { httpCall, median, percentile } from './load'
import { runPanel } from './panel-server'
import { residentBytes } from './processes'
import { ms, printFigures } from './table'

const account = '000000000120'
const PER_SECOND = 25
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

/** 25 people a second open a page, whether or not the last one has theirs: times from when each began to wait. */
export async function benchViews({ seconds = 20 }: { readonly seconds?: number } = {}) {
  const panel = await runPanel()
  try {
    await control(panel.engine, 'seed', { account, region, what: 'functions:120' })
    await control(panel.engine, 'seed', { account, region, what: 'demo' })
    const of = (path: string) => httpCall(`${panel.url}/demo-${account}/${region}/${path}`)
    const pages = [
      'functions',
      'functions/checkout-api/image',
      'functions',
      'functions/checkout-api/configuration',
      'functions?q=api',
      'functions/checkout-api/qualifiers',
      'functions/checkout-api/deploy',
      'create/function',
    ]
    const next = inTurn(pages.map(of))
    for (const page of pages) await of(page)(0)
    const before = residentBytes(panel.pid)
    const times: number[] = []
    const failed: number[] = []
    const began = performance.now()
    const views: Promise<void>[] = []
    for (let view = 0; view < seconds * PER_SECOND; view += 1) {
      const due = began + (view * 1000) / PER_SECOND
      await wait(Math.max(0, due - performance.now()))
      views.push(
        next()(0).then((answered) => {
          times.push(performance.now() - due)
          if (!answered) failed.push(view)
        }),
      )
    }
    await Promise.all(views)
    printFigures(`${PER_SECOND} page views a second for ${seconds} s, engine inside`, [
      { what: 'answered', value: `${times.length - failed.length} of ${times.length}` },
      {
        what: 'times',
        value: `p50 ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))}, slowest ${ms(Math.max(...times))}`,
      },
      {
        what: 'memory of panel and engine',
        value: `${megabytes(before)} at the start, ${megabytes(residentBytes(panel.pid))} at the end`,
      },
    ])
  } finally {
    await panel.stop()
  }
}
