import { z } from 'zod'
import { readNumber, readSeconds } from '@/lib/forms/read-number'
import { generalFields } from './configuration-model'
import { changedFields, type FormSpec, mergeFields, type Problem } from '@/lib/forms/form-spec'
import type { FunctionModel } from '@/lib/functions/model'

const schema = z.object({
  description: z.string(),
  memorySize: z.string(),
  timeout: z.object({ minutes: z.string(), seconds: z.string() }),
  ephemeralStorage: z.string(),
})
/** The general settings as typed. */
export type GeneralValues = z.infer<typeof schema>

const initial = (fn: FunctionModel): GeneralValues => ({
  description: fn.description,
  memorySize: String(fn.memorySize),
  timeout: { minutes: String(Math.floor(fn.timeout / 60)), seconds: String(fn.timeout % 60) },
  ephemeralStorage: String(fn.ephemeralStorage),
})

const settings = (values: GeneralValues) => ({
  description: values.description,
  memorySize: readNumber(values.memorySize),
  timeout: readSeconds(values.timeout),
  ephemeralStorage: readNumber(values.ephemeralStorage),
})

const fields = z.object(generalFields)
function problems(values: GeneralValues): Problem[] {
  const found = fields.safeParse(settings(values)).error?.issues ?? []
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
export const generalForm: FormSpec<GeneralValues, GeneralValues> = {
  id: 'general',
  initial,
  settings,
  problems,
  summary: (values, fn) => changedFields(initial(fn), values, labels, text),
  merge: mergeFields(initial, labels, text),
  own: ['description', 'memory', 'timeout', 'ephemeral storage'],
  draft: { schema, of: (values) => values, into: (_, draft) => draft },
}
