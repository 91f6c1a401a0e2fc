import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { speedSchema } from '../clock'
import type { Engine } from '../engine'
import { engineControls } from './engine-controls'
import { EngineError } from '../protocol/errors'
import { DEFAULT_ACCOUNT, DEFAULT_REGION } from '../protocol/signature'
import type { EngineRequest, EngineResponse } from '../protocol/message'
import { controls } from './controls'
import { seedFirst } from '../seed/first'
import { findSeeds, SEED_NAMES } from '../seed/seeds'
import { refuseChanges } from '../store/read-only'

/** The engine's own controls lie below this path; AWS has nothing there. */
export const ADMIN_PREFIX = '/_gantry/'

const account = z.string().regex(/^\d{12}$/, 'An account has 12 digits.')
/** Later times cannot be written as AWS writes them, and would leave the account without any answer. */
const LAST_MS = Date.UTC(9999, 11, 31)

const resetBody = z.object({ account: account.optional() })
const clockBody = z.object({ account: account.default(DEFAULT_ACCOUNT), advanceMs: z.number().int().min(0) })
const speedBody = z.object({ account: account.default(DEFAULT_ACCOUNT), speed: speedSchema })
const seedBody = z.object({
  account: account.default(DEFAULT_ACCOUNT),
  region: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default(DEFAULT_REGION),
  what: z.string(),
})
const controlBody = seedBody.omit({ what: true })

type Action = (engine: Engine, body: unknown, origin: string) => Promise<object> | object

const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    'GET health',
    ({ store: { damage } }) => (damage ? { status: 'read-only', message: damage.sentence } : { status: 'ok' }),
  ],
  [
    'POST reset',
    (engine, body) => {
      const { account } = resetBody.parse(body)
      engine.reset(account)
      if (account === undefined || account === DEFAULT_ACCOUNT) seedFirst(engine)
      return {}
    },
  ],
  [
    'POST clock',
    (engine, body) => {
      const { account, advanceMs } = clockBody.parse(body)
      if (engine.clock.now(account) + advanceMs > LAST_MS)
        throw new AdminError('The clock does not go beyond the year 9999.')
      return { now: new Date(engine.clock.advance(account, advanceMs)).toISOString() }
    },
  ],
  [
    'POST speed',
    (engine, body) => {
      const { account, speed } = speedBody.parse(body)
      engine.clock.setSpeed(account, speed)
      return { speed }
    },
  ],
  [
    'POST seed',
    async (engine, body, origin) => {
      const { account, region, what } = seedBody.parse(body)
      const seeds = findSeeds(what)
      if (!seeds) throw new AdminError(`There is no seed "${what}". There are: ${SEED_NAMES.join(', ')}.`)
      for (const seed of seeds) {
        engine.run({ account, region, origin }, seed)
        await setImmediate()
      }
      return { seeded: what }
    },
  ],
  ...Object.entries(engineControls).map(([name, control]): [string, Action] => [`POST ${name}`, control]),
  ...Object.entries(controls).map(([name, control]): [string, Action] => [
    `POST ${name}`,
    (engine, body, origin) => engine.run({ ...controlBody.parse(body), origin }, (context) => control(context, body)),
  ]),
])

class AdminError extends Error {}

/**
 * The engine's own controls: health, reset, clock, speed, seed, and what else changes behind the panel's back. JSON in
 * and out.
 */
export async function administer(engine: Engine, request: EngineRequest, origin: string): Promise<EngineResponse> {
  const path = request.url.split('?')[0] ?? ''
  const action = actions.get(`${request.method} ${path.slice(ADMIN_PREFIX.length)}`)
  if (!action) return json(404, { message: `There is no ${request.method} ${path}.` })
  try {
    if (request.method !== 'GET') refuseChanges(engine.store.damage, false)
    const text = Buffer.from(request.body).toString('utf8')
    return json(200, await action(engine, text === '' ? {} : JSON.parse(text), origin))
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { message: z.prettifyError(error) })
    if (error instanceof EngineError) return json(error.status, { message: error.message })
    if (error instanceof SyntaxError || error instanceof AdminError) return json(400, { message: error.message })
    throw error
  }
}

const json = (status: number, body: object): EngineResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
