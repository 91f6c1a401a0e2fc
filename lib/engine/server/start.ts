import type { Server } from 'node:http'
import { pino } from 'pino'
import { pruneLayers } from '../ecr/layers/prune-layers'
import { Engine } from '../engine'
import type { RunSettings } from '../run/runner'
import { createEngineServer } from './http'
import { findDriver } from '../run/find-driver'
import { runNotice } from '../run/run-notice'
import { seedFirst } from '../seed/first'
import { readSettings, type EngineSettings } from './settings'
import { Store } from '../store/store'
import { sweep } from '../store/sweep'

/**
 * What `startEngine` takes beside the environment. `memory` (for tests) keeps nothing on the disk, starts empty, and
 * runs nothing without a `driver`.
 */
export type EngineOptions = Partial<EngineSettings> & RunSettings & { readonly memory?: boolean }

/** A running engine. `close` ends it and lets go of its folder. */
export type RunningEngine = {
  readonly url: string
  readonly engine: Engine
  /** A sentence for the person who started it, when it only reads. */
  readonly damage?: string | undefined
  /** A sentence for that person, when images do not run as asked (`runNotice`). */
  readonly runNotice?: string | undefined
  close(): Promise<void>
}

/**
 * Starts the engine on 127.0.0.1. Options override the environment; port 0 takes a free one.
 * @throws StoreError when the data folder is in use; Error when the port is taken
 */
export async function startEngine({
  memory = false,
  driver,
  initLimitMs,
  ...options
}: EngineOptions = {}): Promise<RunningEngine> {
  const settings = { ...readSettings(), ...options }
  const store = memory ? Store.inMemory() : Store.open(settings.folder)
  const { run, folder, docker } = settings
  const found = driver ?? (memory ? undefined : await findDriver({ blobs: store.blobs, folder, run, ...docker }))
  const engine = new Engine(store, pino({ name: 'engine', level: settings.logLevel }), settings.speed, {
    driver: found,
    initLimitMs,
    warmSandboxes: settings.warmSandboxes,
  })
  const server = createEngineServer(engine)
  try {
    if (store.opened.warning) engine.logger.warn(store.opened.warning)
    if (store.damage) engine.logger.error(store.damage.sentence)
    else if (!memory) seedFirst(engine)
    const port = await listen(server, settings.port)
    if (!store.damage) engine.events.resume()
    const sweep = startSweep(engine)
    return {
      url: `http://127.0.0.1:${port}`,
      engine,
      damage: store.damage?.sentence,
      runNotice: memory ? undefined : runNotice({ run, dockerHost: docker.dockerHost, found: found?.kind }),
      close: () => sweep.end().then(() => close(server, engine)),
    }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Tidies layers and blobs while requests are answered. `end` stops it and waits until it has. */
function startSweep({ store, logger }: Engine): { end(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const done = pruneLayers(store, signal)
    .then(() => sweep(store, signal))
    .then(
      (removed) => void (removed > 0 && logger.info({ removed }, 'removed blobs that no record names')),
      (error: unknown) => logger.warn({ err: error }, 'could not tidy the blobs'),
    )
  return {
    end() {
      stopping.abort()
      return done
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(portProblem(port, error))
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function portProblem(port: number, error: NodeJS.ErrnoException): Error {
  const remedy = 'choose another with GANTRY_ENGINE_PORT.'
  if (error.code === 'EADDRINUSE') return new Error(`Port ${port} is in use. Stop what listens there, or ${remedy}`)
  if (error.code === 'EACCES') return new Error(`This user may not listen on port ${port}: ${remedy}`)
  return error
}

async function close(server: Server, engine: Engine): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 2000).unref()
  })
  await engine.close()
}
