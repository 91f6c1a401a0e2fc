import type { AppError } from '@/lib/result'

/** What a read or an action throws in the browser: the error that the server told, or that there was no answer. */
export class RequestError extends Error {
  constructor(readonly error: AppError) {
    super(error.message)
    this.name = 'RequestError'
  }
}

/** The error of a panel that does not answer: it was stopped, or the network is gone. */
export const panelUnreachable = (operation: string): AppError => ({
  code: 'PanelUnreachable',
  message: 'Gantry does not answer. Your entries are kept.',
  httpStatus: 0,
  requestId: null,
  operation,
  remedy: 'Check that it is running (npm start), then try again.',
})
