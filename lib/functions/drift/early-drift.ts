import 'server-only'
import type { Place } from '@/lib/place'
import { readDrift, type DriftInput } from './data-drift'
import type { Drift } from '@/lib/functions/model'

const sameImage = (a: DriftInput, b: DriftInput) => a.imageUri === b.imageUri && a.digest === b.digest

/**
 * Reads a function and its drift. The drift is begun at the same time, on the `guess` that the image is the one it had
 * before: a poll then takes as long as the slower of the two, and not both. After a wrong guess it is read again.
 */
export async function withDrift<T extends DriftInput>(
  place: Place,
  guess: DriftInput | undefined,
  freshMs: number,
  read: () => Promise<T>,
): Promise<T & { readonly drift: Drift }> {
  const early = guess && readDrift(place, [guess], freshMs)
  // A function that is gone asks for no drift: nobody would hear of a failure.
  early?.catch(() => undefined)
  const found = await read()
  const drifts = await (early && sameImage(guess, found) ? early : readDrift(place, [found], freshMs))
  return { ...found, drift: drifts.get(found.name) ?? { kind: 'none' } }
}
