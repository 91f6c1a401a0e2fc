import type { Json, JsonObject } from './recording'

/** What the expressions of a recorded request can speak of. */
export type Scope = {
  readonly account: string
  readonly region: string
  readonly functionName: string
  /** The name of the recorded test. */
  readonly test: string
  /** What a loop of the recorded test stands at. */
  loop?: string
  /** The newest answer of each call, each recorded answer by its key, and as `page` the newest that has a next one. */
  readonly answers: ReadonlyMap<string, JsonObject>
}

/** A member of an answer. */
export function at(value: Json | undefined, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (one, key) => (one !== null && typeof one === 'object' && !Array.isArray(one) ? one[key] : undefined),
    value,
  )
}
