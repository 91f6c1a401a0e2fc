import 'server-only'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { asCaller, operationOf, type IamAction } from '@/lib/aws/caller'
import { clients } from '@/lib/aws/clients'
import { getConnection } from '@/lib/aws/connections'
import { toAppError } from '@/lib/aws/errors'
import { written } from '@/lib/cache'
import type { Place } from '@/lib/place'
import { failed, ok, type Result } from '@/lib/result'
import { guardDoor, parseInput, refused } from './admit'

async function refuseReadOnly(action: IamAction, { connection: name }: Place) {
  const connection = await getConnection(name)
  if (connection.readOnly)
    throw refused(
      action,
      'ReadOnlyConnection',
      403,
      `${connection.name} is read-only: gantry.config.json says so. Nothing was changed.`,
    )
}

/** Runs a write. Whatever became of it, what was read before is out of date. */
async function write<T>(place: Place, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } finally {
    const { scope } = await clients(place)
    written(await scope())
  }
}

/**
 * Makes a write out of a function: guard, parse, refuse on a read-only connection, run, map what fails. `action` is
 * what IAM must allow; the answer is a value in either case. `effect` `'read'` is for what must not stand in a URL or a
 * cache (secret values): a read-only connection allows it.
 */
export function defineAction<S extends z.ZodType<Place>, T>(
  action: IamAction,
  schema: S,
  fn: (input: z.output<S>) => Promise<T>,
  effect: 'read' | 'write' = 'write',
): (input: z.input<S>) => Promise<Result<T>> {
  return async (input) => {
    try {
      guardDoor(action, 'write', await headers())
      const parsed = await parseInput(action, schema, input, 'Some values cannot be sent. Nothing was changed.')
      const { connection, region } = parsed
      const place = { connection, region }
      if (effect === 'write') await refuseReadOnly(action, place)
      const run = () => fn(parsed)
      return ok(await asCaller({ action, place }, () => (effect === 'write' ? write(place, run) : run())))
    } catch (thrown) {
      return failed(toAppError(thrown, operationOf(action)))
    }
  }
}
