import { EngineError } from '../protocol/errors'

/** Function names that make CreateFunction fail, so that anyone can see each error through the real form. */
const SENTINELS: Readonly<Record<string, () => EngineError>> = {
  'err-500': () => new EngineError('ServiceException', 'An error occurred and the request cannot be processed.'),
  'err-429': () => new EngineError('TooManyRequestsException', 'Rate exceeded', { Reason: 'CallerRateLimitExceeded' }),
  'err-conflict': () =>
    new EngineError('ResourceConflictException', 'The operation cannot be performed at this time. Try again later.'),
}

/** @throws the error that the name asks for */
export function refuseSentinel(name: string): void {
  const error = SENTINELS[name]?.()
  if (error) throw error
}
