/**
 * An error that was expected: AWS refused, the input was wrong, the endpoint could not be reached.
 * `code` is AWS's error code or one of ours (`InvalidInput`, `Unreachable`, `NoCredentials`, `Refused`);
 * `fieldErrors` maps a field of the input to a sentence; `remedy` says how to mend it.
 */
export type AppError = {
  readonly code: string
  readonly message: string
  /** What answered, 0 where nothing did. */
  readonly httpStatus: number
  readonly requestId: string | null
  /** The AWS operation that failed (`UpdateFunctionCode`), or the name of ours. */
  readonly operation: string
  readonly fieldErrors?: Readonly<Record<string, string>>
  readonly remedy?: string
  /** Seconds until another try makes sense, for throttling. */
  readonly retryAfter?: number
}

/** An expected error on its way to the person: thrown by reads and writes, on the server as in the browser. */
export class AppException extends Error {
  constructor(readonly error: AppError) {
    super(error.message)
    this.name = 'AppException'
  }

  /** By name: a page's error may be told by a route, whose copy of this class is another one. */
  static override [Symbol.hasInstance](thrown: unknown) {
    return thrown instanceof Error && thrown.name === 'AppException' && 'error' in thrown
  }
}

/** What an action answers: a value, or an error as a value (architecture: expected errors are values). */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const failed = (error: AppError): Result<never> => ({ ok: false, error })

/** A refusal of our own: these fields of the input cannot be sent. */
export const inputError = (operation: string, fieldErrors: Readonly<Record<string, string>>): AppError => ({
  code: 'InvalidInput',
  message: Object.values(fieldErrors).join(' '),
  httpStatus: 400,
  requestId: null,
  operation,
  fieldErrors,
})
