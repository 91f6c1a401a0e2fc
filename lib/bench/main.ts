import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchEngine } from './engine'
import { benchFirstLoad } from './first-load'
import { benchInvoke } from './invoke'
import { benchLarge } from './large'
import { benchLongList } from './long-list'
import { benchPanel } from './panel'
import { benchPush } from './push'
import { benchRequests } from './requests'
import { benchViews } from './views'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

/** How long to measure, and how often to load a page; each part has its own preset. */
type Settings = { readonly seconds?: number; readonly loads?: number }

const parts: Readonly<Record<string, (settings: Settings) => Promise<void>>> = {
  'first-load': benchFirstLoad,
  requests: benchRequests,
  views: benchViews,
  'long-list': benchLongList,
  panel: benchPanel,
  engine: benchEngine,
  large: benchLarge,
  push: benchPush,
  invoke: benchInvoke,
}

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))

/**
 * `npm run bench [-- part … --seconds 180 --loads 9]`: figures of one run on this machine, ratios where a peer or the
 * raw call can stand beside.
 */
async function bench() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: 'string' }, loads: { type: 'string' } },
  })
  const settings = { seconds: number(values.seconds), loads: number(values.loads) }
  const unknown = positionals.filter((name) => !parts[name])
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`)
  for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) {
    process.stdout.write(`\nLoad of the machine before ${name}: ${loadavg()[0]?.toFixed(1)}\n`)
    await parts[name]?.(settings)
  }
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
