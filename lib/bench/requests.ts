import { control, region } from './engine-calls'
import { runFloor } from './floor'
import { runPanel } from './panel-server'
import { answered, cpuSeconds, runEngine } from './processes'
import { ms, perSecond, printFigures, ratio, type Figure } from './table'
import { rate } from './wrk'

const account = '000000000120'
const CONNECTIONS = 8

/** What one address takes of a process: answers a second, and the process's CPU time for each. */
async function measure(what: string, pid: number, url: string, seconds: number, headers: Record<string, string> = {}) {
  await rate(url, { connections: CONNECTIONS, seconds: 2, headers })
  const [before, began] = [cpuSeconds(pid), performance.now()]
  const { perSecond: answers, p50, p99, failures } = await rate(url, { connections: CONNECTIONS, seconds, headers })
  const count = answers * ((performance.now() - began) / 1000)
  const cpu = ((cpuSeconds(pid) - before) * 1000) / count
  const value = `${perSecond(answers)}, ${ms(cpu)} CPU each, p50 ${ms(p50)}, p99 ${ms(p99)}${failures > 0 ? `, ${failures} FAILED` : ''}`
  return { what, cpu, answers, figure: { what, value } satisfies Figure }
}

/** Answers a second of a panel whose engine is another process, beside those of the framework's empty page. */
export async function benchRequests({ seconds = 5 }: { readonly seconds?: number } = {}) {
  const engine = await runEngine()
  await answered(`${engine.url}/_gantry/health`)
  await control(engine.url, 'seed', { account, region, what: 'functions:120' })
  const [floor, panel] = [
    await runFloor(),
    await runPanel([{ name: 'bench', endpoint: engine.url, key: account }], { engine: false }),
  ]
  try {
    const at = (path: string) => `/bench/${region}/functions${path}`
    const list = await fetch(`${panel.url}/api${at('?from=0')}`).then((answer) => answer.text())
    const name = /"name":"([^"]+)"/.exec(list)?.[1] ?? ''
    const empty = await measure('empty page', floor.pid, floor.url, seconds)
    const page = await measure('list page, 120 functions', panel.pid, panel.url + at(''), seconds)
    const rest = [
      await measure('function page', panel.pid, panel.url + at(`/${name}/image`), seconds),
      await measure('poll of the list', panel.pid, `${panel.url}/api${at('?from=0')}`, seconds),
      await measure('poll of a function', panel.pid, `${panel.url}/api${at(`/${name}`)}`, seconds),
    ]
    const gzip = { 'accept-encoding': 'gzip' }
    if (panel.network)
      rest.push(await measure('list page, over a network (gzip)', panel.pid, panel.network + at(''), seconds, gzip))
    printFigures(`Panel, ${CONNECTIONS} connections`, [
      ...[empty, page, ...rest].map(({ figure }) => figure),
      ...[page, ...rest.slice(0, 1)].map(({ what, cpu }) => ({
        what: `CPU of the ${what} : empty page`,
        value: ratio(cpu / empty.cpu),
      })),
    ])
  } finally {
    await Promise.all([floor.stop(), panel.stop(), engine.stop()])
  }
}
