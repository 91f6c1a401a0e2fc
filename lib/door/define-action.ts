import 'server-only'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { getConnection } from '@/lib/aws/connections'
import { toAppError } from '@/lib/aws/errors'
import { placeInput } from '@/lib/place'
import { failed, ok, type AppError, type Result } from '@/lib/result'
import { guardRequest } from './server-guard'

/** A refusal of ours, before AWS was asked. */
const refused = (
  operation: string,
  code: string,
  httpStatus: number,
  message: string,
  more: Partial<AppError> = {},
): AppError => ({
  code,
  message,
  httpStatus,
  requestId: null,
  operation,
  ...more,
})

/** The issues of a parse as one sentence per field, keyed by the field's path (`environment.0.name`). */
function fieldErrors(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of issues) errors[path.join('.')] ??= message
  return errors
}

async function refusal(operation: string, input: unknown, effect: 'read' | 'write'): Promise<AppError | null> {
  const place = placeInput.safeParse(input)
  if (!place.success)
    return refused(operation, 'InvalidInput', 400, 'This place does not exist.', {
      fieldErrors: fieldErrors(place.error.issues),
    })
  const connection = await getConnection(place.data.connection)
  if (!connection.readOnly || effect === 'read') return null
  return refused(
    operation,
    'ReadOnlyConnection',
    403,
    `${connection.name} is read-only: gantry.config.json says so. Nothing was changed.`,
  )
}

/**
 * Makes a write out of a function: guard, parse, refuse on a read-only connection, run, map what fails. `operation` is
 * AWS's name of it. The schema extends `placeInput`. The answer is a value in either case. `effect` `'read'` is for
 * what must not stand in a URL or a cache (secret values): a read-only connection allows it.
 */
export function defineAction<S extends z.ZodType, T>(
  operation: string,
  schema: S,
  fn: (input: z.output<S>) => Promise<T>,
  effect: 'read' | 'write' = 'write',
): (input: z.input<S>) => Promise<Result<T>> {
  return async (input) => {
    const stopped = guardRequest('write', await headers())
    if (stopped) return failed(refused(operation, 'Refused', stopped.status, stopped.message))
    try {
      const parsed = await schema.safeParseAsync(input)
      if (!parsed.success) {
        const errors = fieldErrors(parsed.error.issues)
        return failed(
          refused(operation, 'InvalidInput', 400, 'Some values cannot be sent. Nothing was changed.', {
            fieldErrors: errors,
          }),
        )
      }
      const stop = await refusal(operation, parsed.data, effect)
      return stop ? failed(stop) : ok(await fn(parsed.data))
    } catch (thrown) {
      return failed(toAppError(thrown, operation))
    }
  }
}
