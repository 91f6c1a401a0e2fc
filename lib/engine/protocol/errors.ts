/** Where an error of the wire protocol came from, as AWS writes it in `Type`. */
const STATUS: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  PreconditionFailedException: 412,
  RequestEntityTooLargeException: 413,
  RequestTooLargeException: 413,
  ResourceConflictException: 409,
  CodeArtifactUserPendingException: 409,
  CodeArtifactUserFailedException: 409,
  CodeArtifactUserDeletedException: 409,
  ResourceNotFoundException: 404,
  ProvisionedConcurrencyConfigNotFoundException: 404,
  CodeSigningConfigNotFoundException: 404,
  TooManyRequestsException: 429,
  ServiceException: 500,
  InternalFailure: 500,
  NotImplemented: 501,
  EntityAlreadyExists: 409,
  NoSuchEntity: 404,
}

/**
 * An answer that is an error. `code` is AWS's error code, `members` are further members of its body
 * (`Reason`, `lastValidByteReceived`). Codes that the table does not name are 400, as AWS's client errors are.
 */
export class EngineError extends Error {
  readonly status: number
  constructor(
    readonly code: string,
    message: string,
    readonly members: Readonly<Record<string, unknown>> = {},
    status?: number,
  ) {
    super(message)
    this.name = code
    this.status = status ?? STATUS[code] ?? 400
  }
}
