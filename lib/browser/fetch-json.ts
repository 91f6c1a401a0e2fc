import { readHeaders, takeEarlyRead } from './early-read'
import { panelUnreachable, RequestError } from './request-error'
import type { AppError } from '@/lib/result'

export { RequestError }

const isAppError = (value: unknown): value is AppError =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value && 'httpStatus' in value

async function errorOf(response: Response, path: string): Promise<AppError> {
  const body: unknown = await response.json().catch(() => null)
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null
  if (isAppError(error)) return error
  return {
    ...panelUnreachable(path),
    httpStatus: response.status,
    message: `Gantry answered with HTTP ${response.status}.`,
  }
}

/**
 * Reads a model from one of the panel's GET routes (`paths.api(…)`).
 * @throws RequestError with the AppError that the server answered; an abort is thrown as it is
 */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const asked = takeEarlyRead(path) ?? fetch(path, { signal, headers: readHeaders })
  const response = await asked.catch((thrown: unknown) => {
    if (signal?.aborted) throw thrown
    throw new RequestError(panelUnreachable(path))
  })
  if (!response.ok) throw new RequestError(await errorOf(response, path))
  const model: T = await response.json()
  return model
}
