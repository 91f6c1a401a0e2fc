import { loadavg } from 'node:os'
import { benchEngine } from './engine'
import { benchInvoke } from './invoke'
import { benchLarge } from './large'
import { benchPanel } from './panel'
import { benchPush } from './push'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

const parts: Readonly<Record<string, () => Promise<void>>> = {
  panel: benchPanel,
  engine: benchEngine,
  large: benchLarge,
  push: benchPush,
  invoke: benchInvoke,
}

/**
 * `npm run bench [-- part …]`: figures of one run on this machine, ratios where a peer or the raw call can stand
 * beside.
 */
async function bench() {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !parts[name])
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`)
  for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
    process.stdout.write(`\nLoad of the machine before ${name}: ${loadavg()[0]?.toFixed(1)}\n`)
    await parts[name]?.()
  }
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
