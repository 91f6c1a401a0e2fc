import { readHeaders, takeEarlyRead } from './early-read'
import { AppException, type AppError } from '@/lib/result'

/** The error of a panel that does not answer: it was stopped, or the network is gone. */
export const panelUnreachable = (operation: string): AppError => ({
  code: 'PanelUnreachable',
  message: 'Gantry does not answer. Your entries are kept.',
  httpStatus: 0,
  requestId: null,
  operation,
  remedy: 'Check that it is running (npm start), then try again.',
})

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
 * @throws AppException with the AppError that the server answered; an abort is thrown as it is
 */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const asked = takeEarlyRead(path) ?? fetch(path, { signal, headers: readHeaders })
  const response = await asked.catch((thrown: unknown) => {
    if (signal?.aborted) throw thrown
    throw new AppException(panelUnreachable(path))
  })
  if (!response.ok) throw new AppException(await errorOf(response, path))
  const model: T = await response.json()
  return model
}
