/**
 * Starts what the panel's process carries: the engine, unless GANTRY_ENGINE=off. A variable or gantry.config.json that
 * cannot be used, a port that is taken or a data folder in use ends the process with a sentence: a demo that is not
 * there would only fail later.
 */
export async function startServer() {
  try {
    const { env } = await import('@/lib/env')
    const { listConnections } = await import('@/lib/aws/connections')
    const { leaveLoopbackPlain } = await import('./plain-loopback')
    leaveLoopbackPlain()
    await listConnections()
    if (env.engine) {
      const { startEngine } = await import('@/lib/engine/server/start')
      const { damage, runNotice } = await startEngine({ port: env.enginePort })
      for (const notice of [damage, runNotice]) if (notice) process.stderr.write(`${notice}\n`)
    }
    process.stdout.write(`Gantry is at http://${env.host === '0.0.0.0' ? '127.0.0.1' : env.host}:${env.port}\n`)
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`)
    process.exit(1)
  }
}
