import { EngineError } from '../protocol/errors'

/** A refusal of the registry: `code` is one of the distribution protocol, the words are Amazon ECR's. */
export class RegistryError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = code
  }
}

/** What ECR's own errors become on their way through the registry, where they were seen there. */
const BY_ERROR: Readonly<Record<string, readonly [status: number, code: string]>> = {
  AccessDeniedException: [403, 'DENIED'],
  EmptyUploadException: [400, 'BLOB_UPLOAD_INVALID'],
  ImageDigestDoesNotMatchException: [400, 'DIGEST_INVALID'],
  ImageNotFoundException: [404, 'MANIFEST_UNKNOWN'],
  ImageTagAlreadyExistsException: [400, 'TAG_INVALID'],
  InvalidLayerException: [400, 'BLOB_UPLOAD_INVALID'],
  InvalidParameterException: [405, 'UNSUPPORTED'],
  LayersNotFoundException: [404, 'BLOB_UPLOAD_UNKNOWN'],
  LimitExceededException: [429, 'TOOMANYREQUESTS'],
  ReferencedImagesNotFoundException: [404, 'MANIFEST_UNKNOWN'],
  RepositoryNotFoundException: [404, 'NAME_UNKNOWN'],
  ServiceUnavailableException: [503, 'UNAVAILABLE'],
  UploadHeldException: [409, 'BLOB_UPLOAD_INVALID'],
  UploadNotFoundException: [404, 'BLOB_UPLOAD_UNKNOWN'],
}

/** @returns how the registry answers an error; undefined for one that nobody expected */
export function refusalOf(error: unknown): RegistryError | undefined {
  if (error instanceof RegistryError) return error
  if (!(error instanceof EngineError)) return undefined
  const [status, code] = BY_ERROR[error.code] ?? [error.status, 'UNSUPPORTED']
  return new RegistryError(status, code, error.message)
}

/** 405: the protocol has no such method here. */
export const unsupported = () => new RegistryError(405, 'UNSUPPORTED', 'The operation is unsupported.')

/** 400: what should be a digest is none. */
export const digestInvalid = (digest: string) =>
  new RegistryError(400, 'DIGEST_INVALID', `The digest '${digest}' is not a sha256 digest`)
