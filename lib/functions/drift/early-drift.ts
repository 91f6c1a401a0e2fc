import 'server-only'
import type { Place } from '@/lib/place'
import { readDrift, type DriftInput } from './data-drift'
import type { Drift } from '@/lib/functions/model'

const KEPT = 1000

/** The image that each function had when it was last read. */
const lastInputs = new Map<string, DriftInput>()

const sameImage = (a: DriftInput, b: DriftInput) => a.imageUri === b.imageUri && a.digest === b.digest

/**
 * Starts to read a function's drift while the function itself is being read, on the guess that its image is the one
 * it had before: a poll then takes as long as the slower of the two, and not both.
 * @returns what gives the drift of the image that the function turned out to have; reads again after a wrong guess
 */
export function beginDrift(
  place: Place,
  name: string,
  qualifier: string | undefined,
): (input: DriftInput) => Promise<Drift> {
  const key = JSON.stringify([place, name, qualifier])
  const guess = lastInputs.get(key)
  const early = guess && readDrift(place, [guess], 0)
  // A function that is gone asks for no drift: nobody would hear of a failure.
  early?.catch(() => undefined)
  return async (input) => {
    lastInputs.delete(key)
    lastInputs.set(key, input)
    const oldest = lastInputs.keys().next().value
    if (lastInputs.size > KEPT && oldest !== undefined) lastInputs.delete(oldest)
    const drifts = await (early && sameImage(guess, input) ? early : readDrift(place, [input], 0))
    return drifts.get(name) ?? { kind: 'none' }
  }
}
