'use client'

import { useMutation } from '@tanstack/react-query'
import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from 'next/navigation'
import { AppException, type AppError, type Result } from '@/lib/result'
import { panelUnreachable } from './fetch-json'

const stalePage: AppError = {
  code: 'StalePage',
  message: 'Gantry was updated while this page was open. Your entries are kept.',
  httpStatus: 409,
  requestId: null,
  operation: 'Action',
  remedy: 'Reload the page to go on.',
}

/** What went wrong when no answer of the action itself came back. */
function withoutAnswer(thrown: unknown): AppError {
  if (isUnrecognizedActionError(thrown)) return stalePage
  const refusal = thrown instanceof Error && /^(Gantry|Another site|Say the length|The request)/.test(thrown.message)
  return refusal
    ? { ...panelUnreachable('Action'), code: 'Refused', httpStatus: 403, message: thrown.message }
    : panelUnreachable('Action')
}

/**
 * A mutation over a server action. `error` is an AppException with `.error: AppError`, whether AWS refused, the input
 * was wrong, or the panel did not answer. A write is never sent again by itself.
 */
export function useAction<Input, Value>(
  action: (input: Input) => Promise<Result<Value>>,
  options: {
    onSuccess?: (value: Value, input: Input) => unknown
    onError?: (error: AppException, input: Input) => unknown
  } = {},
) {
  return useMutation<Value, AppException, Input>({
    mutationFn: async (input) => {
      const result = await action(input).catch((thrown: unknown) => {
        throw new AppException(withoutAnswer(thrown))
      })
      if (!result.ok) throw new AppException(result.error)
      return result.value
    },
    retry: false,
    networkMode: 'always',
    onSuccess: (value, input) => options.onSuccess?.(value, input),
    onError: (error, input) => options.onError?.(error, input),
  })
}
