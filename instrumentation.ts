/** Runs once when the server starts, never in the build: starts the engine in this process. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startServer } = await import('./lib/start/start-server')
    await startServer()
  }
}
