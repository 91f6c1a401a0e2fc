import { readSettings } from './settings'
import { startEngine } from './start'
import { removeData } from '../store/database'

/** `npm run engine [-- --reset]`: the engine alone, without the panel. */
async function main(): Promise<void> {
  const unknown = process.argv.slice(2).filter((option) => option !== '--reset')
  if (unknown.length > 0)
    throw new Error(`There is no option ${unknown.join(' ')}. There is --reset, which starts afresh.`)
  const settings = readSettings()
  if (process.argv.includes('--reset')) removeData(settings.folder)
  const running = await startEngine(settings)
  const stop = () => void running.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  for (const notice of [running.damage, running.runNotice]) if (notice) process.stderr.write(`${notice}\n`)
  process.stdout.write(`Engine at ${running.url}, data in ${settings.folder}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
