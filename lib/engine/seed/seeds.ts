import type { EngineContext } from '../operation'

/** Fills an account and Region with records. Called again it replaces what it made; writes are one transaction. */
export type Seed = (context: EngineContext) => void

/** What `POST /_gantry/seed` can make, by the name that its `what` gives. */
export const seeds: Readonly<Record<string, Seed>> = {}
