import { z } from 'zod'
import { placeInput } from '@/lib/place'
import { functionNameInput } from '@/lib/functions/function-name'
import { environmentBytes, nameError, sizeError } from './lambda-environment'
import type { ImageConfigOverrides } from '@/lib/functions/model'

/** A function by name, in a place. Every action on one function starts from this. */
export const functionInput = placeInput.extend({
  name: functionNameInput,
})

const whole = (from: number, to: number, message: string) =>
  z.number({ error: message }).int(message).min(from, message).max(to, message)

/** Lambda's limits. Timeout in seconds, sizes in MB. */
export const generalFields = {
  description: z.string().refine(({ length }) => length <= 256, {
    error: ({ input }) => `Use 256 characters or fewer. You entered ${String(input).length}.`,
  }),
  memorySize: whole(128, 10_240, 'Enter a whole number from 128 to 10,240 MB.'),
  timeout: whole(1, 900, 'Enter 1 second to 15 minutes.'),
  ephemeralStorage: whole(512, 10_240, 'Enter a whole number from 512 to 10,240 MB.'),
}

const strings = z.array(z.string()).min(1).max(1500, 'Use 1,500 strings or fewer.').nullable()
const directory = z
  .string()
  .startsWith('/', 'Use an absolute path that starts with /.')
  .max(1000, 'Use 1,000 characters or fewer.')
/** The whole ImageConfig: Lambda replaces it as one. `null` = no override. */
export const overridesInput = z.object({
  entryPoint: strings,
  command: strings,
  workingDirectory: directory.nullable(),
})

const variable = z.object({
  name: z.string().superRefine((name, context) => {
    const message = nameError(name)
    if (message !== null) context.addIssue({ code: 'custom', message })
  }),
  value: z.string(),
})

/**
 * The variables as they shall be: `keep` names those whose value stays as Lambda has it (the browser never saw it),
 * `set` gives new values. A variable in neither is removed.
 */
export const environmentInput = z.object({ keep: z.array(z.string()), set: z.array(variable) })
export type EnvironmentInput = z.infer<typeof environmentInput>

/** UpdateFunctionConfiguration. What is left out stays as it is. */
export const updateFunctionConfigurationInput = functionInput.extend({
  /** One per submit: a double click sends once. */
  operationId: z.string().min(1).max(100),
  /** What the form was filled from; Lambda answers 412 when the function has another by now. */
  revisionId: z.string(),
  ...z.object(generalFields).partial().shape,
  overrides: overridesInput.optional(),
  environment: environmentInput.optional(),
})

export const deleteFunctionInput = functionInput
/** Which values to show; none named = all. */
export const revealEnvironmentInput = functionInput.extend({
  qualifier: z.string().max(140).optional(),
  names: z.array(z.string()).optional(),
})

/** ImageConfig as the API takes it: only what is overridden, `{}` when nothing is, which clears all three. */
export const imageConfig = ({ entryPoint, command, workingDirectory }: ImageConfigOverrides) => ({
  ...(entryPoint && { EntryPoint: [...entryPoint] }),
  ...(command && { Command: [...command] }),
  ...(workingDirectory !== null && { WorkingDirectory: workingDirectory }),
})

/** The map to send: kept values from what Lambda has now, then the new ones. Returns why it cannot be sent, if so. */
export function applyEnvironment(current: Readonly<Record<string, string>>, { keep, set }: EnvironmentInput) {
  const kept = new Set(keep)
  const variables = Object.fromEntries([
    ...Object.entries(current).filter(([name]) => kept.has(name)),
    ...set.map(({ name, value }): [string, string] => [name, value]),
  ])
  return { variables, error: sizeError(environmentBytes(variables)) }
}
