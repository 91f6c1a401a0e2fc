import { z } from 'zod'
import { operationOf, type IamAction } from '@/lib/aws/caller'
import type { Place } from '@/lib/place'
import { AppException, type AppError } from '@/lib/result'
import type { GuardedKind } from './guard'
import { guardRequest } from './server-guard'

/** A refusal of ours, before AWS was asked. */
export const refused = (
  action: IamAction,
  code: string,
  httpStatus: number,
  message: string,
  more: Partial<AppError> = {},
): AppException =>
  new AppException({ code, message, httpStatus, requestId: null, operation: operationOf(action), ...more })

/** The issues of a parse as one sentence per field, keyed by the field's path (`environment.0.name`). */
function fieldErrors(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of issues) errors[path.join('.')] ??= message
  return errors
}

/** Lets a request in, or says why not. @throws AppException 403, 411, 413 or 421 */
export function guardDoor(action: IamAction, kind: GuardedKind, headers: Pick<Headers, 'get'>) {
  const stopped = guardRequest(kind, headers)
  if (stopped) throw refused(action, 'Refused', stopped.status, stopped.message)
}

/** Parses what came. @throws AppException 400 with a sentence per field; `message` says it whole, else their first */
export async function parseInput<S extends z.ZodType>(
  action: IamAction,
  schema: S,
  input: unknown,
  message?: string,
): Promise<z.output<S>> {
  const parsed = await schema.safeParseAsync(input)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  throw refused(action, 'InvalidInput', 400, message ?? first?.message ?? 'This address does not exist.', {
    fieldErrors: fieldErrors(parsed.error.issues),
  })
}

const segments = z.record(z.string(), z.string())

/**
 * Reads the segments of an address, once: decoded (Next hands over those of a page as they stand in the URL), parsed.
 * @throws AppException 400 where they name nothing
 */
export function parseAddress<S extends z.ZodType<Place>>(
  action: IamAction,
  schema: S,
  params: unknown,
): Promise<z.output<S>> {
  const decoded = Object.entries(segments.parse(params)).map(([name, value]) => [name, decode(action, value)])
  return parseInput(action, schema, Object.fromEntries(decoded))
}

function decode(action: IamAction, segment: string) {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw refused(action, 'InvalidInput', 400, 'This address cannot be read.')
  }
}
