import { z } from 'zod'
import { formatStrings } from './quoted-strings'
import { problemsOf } from './configuration-errors'
import { type EditForm, unchanged } from './edit-form'
import { changedFields, mergeFields, type Problem } from '@/lib/forms/form-spec'
import type { FunctionModel } from '@/lib/functions/model'
import { type OverrideDraft, type OverridesDraft, overridesDraft, readOverrides } from './overrides'

const one = z.object({ on: z.boolean(), text: z.string() })
/** The three overrides as typed. */
export const overridesValues = z.object({ entryPoint: one, command: one, workingDirectory: one })
const initial = (fn: FunctionModel): OverridesDraft => overridesDraft(fn.overrides)

const labels = { entryPoint: 'ENTRYPOINT', command: 'CMD', workingDirectory: 'WORKDIR' }
const text = ({ on, text: typed }: OverrideDraft) => (on ? typed : 'from the image')

/** The same text for the same strings, however they were typed. */
const canonical = (values: OverridesDraft): OverridesDraft => {
  const { overrides } = readOverrides(values)
  const tidy = (draft: OverrideDraft, read: string | null): OverrideDraft =>
    draft.on ? { on: true, text: read ?? draft.text } : { on: false, text: '' }
  return {
    entryPoint: tidy(values.entryPoint, overrides.entryPoint && formatStrings(overrides.entryPoint)),
    command: tidy(values.command, overrides.command && formatStrings(overrides.command)),
    workingDirectory: tidy(values.workingDirectory, overrides.workingDirectory),
  }
}

/** What is wrong with them. */
export function overridesProblems(values: OverridesDraft): Problem[] {
  const { errors } = readOverrides(values)
  return (['entryPoint', 'command', 'workingDirectory'] as const).flatMap((field) => {
    const error = errors[field]
    return error ? [{ field, message: error.message }] : []
  })
}

/** The whole ImageConfig goes with every save, for Lambda replaces it as one; all off clears it (R69). */
export function overridesSettings(values: OverridesDraft) {
  const { entryPoint, command, workingDirectory } = readOverrides(values).overrides
  return {
    overrides: { entryPoint: entryPoint && [...entryPoint], command: command && [...command], workingDirectory },
  }
}

const merged = mergeFields(initial, labels, text)

/** The overrides of ENTRYPOINT, CMD and WORKDIR. */
export const overridesForm: EditForm<OverridesDraft, OverridesDraft> = {
  id: 'image-configuration',
  fields: ['entryPoint', 'command', 'workingDirectory'],
  initial,
  settings: overridesSettings,
  problems: overridesProblems,
  changes: (values, fn) => changedFields(canonical(initial(fn)), canonical(values), labels, text),
  unchanged,
  merge: (mine, from, to, prefer) => merged(canonical(mine), from, to, prefer),
  own: ['ENTRYPOINT', 'CMD', 'WORKDIR'],
  refused: problemsOf,
  draft: { schema: overridesValues, of: (values) => values, into: (_, draft) => draft },
}
