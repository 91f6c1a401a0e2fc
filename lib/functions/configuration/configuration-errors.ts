import type { AppError } from '@/lib/result'
import type { Problem } from '@/lib/forms/form-spec'

/** The member of UpdateFunctionConfiguration that AWS's sentence is about, and the field it stands in. */
const members: readonly (readonly [RegExp, string])[] = [
  [/environment variables|'environment|reserved keys/i, 'environment'],
  [/'?memorySize'?/i, 'memorySize'],
  [/'?timeout'?/i, 'timeout'],
  [/ephemeralStorage/i, 'ephemeralStorage'],
  [/'description'/i, 'description'],
  [/imageConfig\.entryPoint|entryPoint/i, 'entryPoint'],
  [/imageConfig\.workingDirectory|workingDirectory/i, 'workingDirectory'],
  [/imageConfig\.command/i, 'command'],
]

/** The fields that a refused save is about; empty when it belongs to the whole form. */
export function problemsOf({ fieldErrors, message, httpStatus }: AppError): Problem[] {
  if (fieldErrors)
    return Object.entries(fieldErrors).map(([path, text]) => ({
      field: path.replace(/^overrides\./, '').replace(/^environment\..*/, 'environment'),
      message: text,
    }))
  if (httpStatus !== 400) return []
  const member = members.find(([pattern]) => pattern.test(message))
  return member ? [{ field: member[1], message }] : []
}
