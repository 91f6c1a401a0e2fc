import { z } from 'zod'
import { generalFields } from './configuration-model'
import { changedFields, type FormSpec, mergeFields, type Problem } from './form-spec'
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

/** A number as people write it: `10,240`, `10 240`. Anything else is NaN, so that the schema says what is wrong. */
export function readNumber(text: string): number {
  const digits = text.trim().replace(/(?<=\d)[,\s_](?=\d{3}(?!\d))/g, '')
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN
}

/** Seconds of "min" and "sec"; an empty one counts as 0, both empty is no time. */
export function readTimeout({ minutes, seconds }: GeneralValues['timeout']): number {
  if (minutes.trim() === '' && seconds.trim() === '') return Number.NaN
  const read = (text: string) => (text.trim() === '' ? 0 : readNumber(text))
  return read(minutes) * 60 + read(seconds)
}

const settings = (values: GeneralValues) => ({
  description: values.description,
  memorySize: readNumber(values.memorySize),
  timeout: readTimeout(values.timeout),
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

/** P9: description, memory, timeout and /tmp (product.md §3.6). */
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
