import { coldLoad, kinds, launch, type Bytes, type Load } from './browser'
import { control } from './engine-calls'
import { fill, pushFrom } from './fill'
import { runFloor } from './floor'
import { median } from './load'
import { startMoto } from './moto'
import { runPanel, type Account } from './panel-server'
import { runEngine } from './processes'
import { slowWay } from './slow-way'
import { ms, printFigures, ratio, type Figure } from './table'
import { answered } from './processes'

const FUNCTIONS = 120
const DELAYS = [0, 100, 1000] as const
const ROW = 'table tbody tr a'
const accountAt = (round: number) => String(120 + round).padStart(12, '0')
const nameOf = (where: string, delay: number, round: number) => `${where}-${delay}-${round}`
const listOf = (connection: string) => `/${connection}/us-east-1/functions`
const later = (delay: number) => (delay === 0 ? '' : ` + ${delay} ms`)

const times = (what: string, loads: readonly Load[]): Figure => {
  const of = (value: (load: Load) => number) => median(loads.map(value))
  const [painted, shown, settled] = [of((l) => l.painted), of((l) => l.shown), of((l) => l.settled)]
  return {
    what,
    value: `painted ${ms(painted)}, shown ${ms(shown)}, last answer ${ms(settled)}, ${of((l) => l.requests)} requests, moved ${of((l) => l.moved).toFixed(3)}`,
  }
}

const kilobytes = ({ raw, sent }: Bytes) => `${(raw / 1000).toFixed(1)} kB, sent ${(sent / 1000).toFixed(1)} kB`

/** The bytes of each kind, of loads whose answers were compressed. */
function sizes(load: Load): Figure[] {
  const all = kinds.reduce(
    (sum, kind) => ({ raw: sum.raw + load.bytes[kind].raw, sent: sum.sent + load.bytes[kind].sent }),
    { raw: 0, sent: 0 },
  )
  return [
    ...kinds.map((kind) => ({ what: kind, value: kilobytes(load.bytes[kind]) })),
    { what: 'all', value: kilobytes(all) },
  ]
}

/** An endpoint through each way, with credentials of each round: who looks first finds a server that knows nothing. */
function accountsOf(
  where: string,
  ways: readonly string[],
  loads: number,
  keyAt: (round: number) => string,
): Account[] {
  return ways.flatMap((endpoint, at) =>
    Array.from({ length: loads }, (_, round) => ({
      name: nameOf(where, DELAYS[at] ?? 0, round),
      endpoint,
      key: keyAt(round),
    })),
  )
}

/** First loads of the list of 120 functions by a browser that has never been there, beside an empty page. */
export async function benchFirstLoad({ loads = 5 }: { readonly loads?: number } = {}) {
  const [engine, moto] = [await runEngine(), await startMoto()]
  await answered(`${engine.url}/_gantry/health`)
  for (let round = 0; round < loads; round += 1)
    await control(engine.url, 'seed', {
      account: accountAt(round),
      region: 'us-east-1',
      what: `functions:${FUNCTIONS}`,
    })
  if (moto) await fill({ url: moto.url, key: 'AKIABENCHBENCHBENCH0' }, pushFrom(engine.url), FUNCTIONS)
  const endpoints = [['engine', engine.url] as const, ...(moto ? [['moto', moto.url] as const] : [])]
  const accounts: Account[] = []
  const slow: { stop(): void }[] = []
  for (const [where, url] of endpoints) {
    const [near, ...far] = [{ url, stop: () => {} }, await slowWay(url, 100), await slowWay(url, 1000)]
    slow.push(...far)
    const keyAt = where === 'engine' ? accountAt : (round: number) => `AKIABENCHBENCHBENC${round + 10}`
    accounts.push(...accountsOf(where, [near.url, ...far.map((way) => way.url)], loads, keyAt))
  }
  const [floor, panel, browser] = [await runFloor(), await runPanel(accounts), await launch()]
  try {
    const rounds = async (load: (round: number) => Promise<Load>) => {
      const results: Load[] = []
      for (let round = 0; round < loads; round += 1) results.push(await load(round))
      return results
    }
    const open = (connection: string, base = panel.url) => coldLoad(browser, base + listOf(connection), ROW)
    await coldLoad(browser, floor.url, 'main')
    await open('demo')
    const empty = await rounds(() => coldLoad(browser, floor.url, 'main'))
    const figures = [times('empty page with React Query', empty)]
    let later0: Load[] = []
    for (const [where] of endpoints)
      for (const delay of DELAYS) {
        const connection = (round: number) => nameOf(where, delay, round)
        const first = await rounds((round) => open(connection(round)))
        const next = await rounds((round) => open(connection(round)))
        if (where === 'engine' && delay === 0) later0 = next
        figures.push(
          times(`${where}${later(delay)}, who looks first`, first),
          times(`${where}${later(delay)}, who looks later`, next),
        )
      }
    const networked = panel.network ? await rounds((round) => open(nameOf('engine', 0, round), panel.network)) : []
    if (networked.length > 0) figures.push(times('engine, over a network (compressed)', networked))
    printFigures(`First load, ${FUNCTIONS} functions, cold browser, median of ${loads}`, figures)
    const [sized, bare] = [networked[0], empty[0]]
    if (!sized || !bare) return
    const paints = median(later0.map((l) => l.painted)) / median(empty.map((l) => l.painted))
    printFigures('Bytes of that load over a network', [
      ...sizes(sized),
      { what: 'JS of an empty page', value: kilobytes(bare.bytes.JS) },
      { what: 'JS : empty page', value: `${ratio(sized.bytes.JS.sent / bare.bytes.JS.sent)} sent` },
      { what: 'first paint : empty page', value: ratio(paints) },
    ])
  } finally {
    await browser.close()
    for (const way of slow) way.stop()
    await Promise.all([floor.stop(), panel.stop(), engine.stop(), moto?.stop()])
  }
}
