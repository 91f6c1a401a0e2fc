import { env } from './env'

/**
 * Starts what the panel's process carries: the engine, unless GANTRY_ENGINE=off. A port that is taken, or a data folder in
 * use, ends the process with the engine's sentence: a demo that is not there would only fail later.
 */
export async function startServer() {
  if (!env.engine) return
  try {
    const { startEngine } = await import('./engine/start')
    const { close } = await startEngine({ port: env.enginePort })
    process.once('SIGTERM', () => void close())
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`)
    process.exit(1)
  }
}
