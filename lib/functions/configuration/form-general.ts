import { z } from 'zod'
import { readNumber, readSeconds } from '@/lib/forms/read-number'
import { problemsOf } from './configuration-errors'
import { generalFields } from './configuration-model'
import { type EditForm, unchanged } from './edit-form'
import { changedFields, mergeFields, type Problem } from '@/lib/forms/form-spec'
import type { FunctionModel } from '@/lib/functions/model'

/** The general settings as typed: every number is text, so that nothing typed is lost. */
export const generalValues = z.object({
  description: z.string(),
  memorySize: z.string(),
  timeout: z.object({ minutes: z.string(), seconds: z.string() }),
  ephemeralStorage: z.string(),
})
export type GeneralValues = z.infer<typeof generalValues>

/** What a function has, as the form shows it. */
export const generalOf = (fn: FunctionModel): GeneralValues => ({
  description: fn.description,
  memorySize: String(fn.memorySize),
  timeout: { minutes: String(Math.floor(fn.timeout / 60)), seconds: String(fn.timeout % 60) },
  ephemeralStorage: String(fn.ephemeralStorage),
})

/** What is sent, from values without problems. */
export const generalSettings = (values: GeneralValues) => ({
  description: values.description,
  memorySize: readNumber(values.memorySize),
  timeout: readSeconds(values.timeout),
  ephemeralStorage: readNumber(values.ephemeralStorage),
})

const fields = z.object(generalFields)
/** What is wrong with them. */
export function generalProblems(values: GeneralValues): Problem[] {
  const found = fields.safeParse(generalSettings(values)).error?.issues ?? []
  return (['description', 'memorySize', 'timeout', 'ephemeralStorage'] as const).flatMap((field) => {
    const issue = found.find(({ path }) => path[0] === field)
    return issue ? [{ field, message: issue.message }] : []
  })
}

const labels = {
  description: 'Description',
  memorySize: 'Memory',
  timeout: 'Timeout',
  ephemeralStorage: 'Ephemeral storage',
}
function text(value: GeneralValues[keyof GeneralValues], field: keyof GeneralValues) {
  if (typeof value !== 'string') return `${value.minutes || 0} min ${value.seconds || 0} sec`
  return field === 'description' ? value || '(empty)' : `${value} MB`
}

/** Description, memory, timeout and /tmp. */
export const generalForm: EditForm<GeneralValues, GeneralValues> = {
  id: 'general',
  fields: ['description', 'memorySize', 'timeout', 'ephemeralStorage'],
  initial: generalOf,
  settings: generalSettings,
  problems: generalProblems,
  changes: (values, fn) => changedFields(generalOf(fn), values, labels, text),
  unchanged,
  merge: mergeFields(generalOf, labels, text),
  own: ['description', 'memory', 'timeout', 'ephemeral storage'],
  refused: problemsOf,
  draft: { schema: generalValues, of: (values) => values, into: (_, draft) => draft },
}
