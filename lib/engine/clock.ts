import { z } from 'zod'
import type { Store } from './store/store'

/** How fast transitions end: at once, as AWS's do, or five times slower. */
export const SPEEDS = ['instant', 'realistic', 'slow'] as const
export const speedSchema = z.enum(SPEEDS)

/** One of these speeds. */
export type Speed = z.infer<typeof speedSchema>

const FACTOR: Readonly<Record<Speed, number>> = { instant: 0, realistic: 1, slow: 5 }

/** The engine's time, one for each account: real time and what was advanced. Both settings are kept. */
export class Clock {
  readonly #offsets = new Map<string, number>()
  readonly #speeds = new Map<string, Speed>()

  constructor(
    readonly store: Store,
    readonly defaultSpeed: Speed,
  ) {
    for (const { account, name, value } of store.settings()) {
      if (name === 'offset') this.#offsets.set(account, Number(value))
      const speed = name === 'speed' ? speedSchema.safeParse(value) : undefined
      if (speed?.success) this.#speeds.set(account, speed.data)
    }
  }

  /** @returns epoch milliseconds */
  now(account: string): number {
    return Date.now() + (this.#offsets.get(account) ?? 0)
  }

  /** @returns the account's time afterwards */
  advance(account: string, ms: number): number {
    const offset = (this.#offsets.get(account) ?? 0) + ms
    this.store.setSetting(account, 'offset', String(offset))
    this.#offsets.set(account, offset)
    return this.now(account)
  }

  speed(account: string): Speed {
    return this.#speeds.get(account) ?? this.defaultSpeed
  }

  setSpeed(account: string, speed: Speed): void {
    this.store.setSetting(account, 'speed', speed)
    this.#speeds.set(account, speed)
  }

  /** @returns how long a transition takes that takes `realisticMs` at AWS */
  duration(account: string, realisticMs: number): number {
    return realisticMs * FACTOR[this.speed(account)]
  }

  reset(account?: string): void {
    for (const settings of [this.#offsets, this.#speeds]) {
      if (account === undefined) settings.clear()
      else settings.delete(account)
    }
  }
}
