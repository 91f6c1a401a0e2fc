import { z } from 'zod'
import { formatStrings } from './quoted-strings'
import { changedFields, type FormSpec, mergeFields, type Problem } from '@/lib/forms/form-spec'
import type { FunctionModel } from '@/lib/functions/model'
import { type OverrideDraft, type OverridesDraft, overridesDraft, readOverrides } from './overrides'

const one = z.object({ on: z.boolean(), text: z.string() })
const schema = z.object({ entryPoint: one, command: one, workingDirectory: one })
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

function problems(values: OverridesDraft): Problem[] {
  const { errors } = readOverrides(values)
  return (['entryPoint', 'command', 'workingDirectory'] as const).flatMap((field) => {
    const error = errors[field]
    return error ? [{ field, message: error.message }] : []
  })
}

/** The whole ImageConfig goes with every save; all off sends `{}`, which clears it (R69). */
function settings(values: OverridesDraft) {
  const { entryPoint, command, workingDirectory } = readOverrides(values).overrides
  return {
    overrides: { entryPoint: entryPoint && [...entryPoint], command: command && [...command], workingDirectory },
  }
}

const merged = mergeFields(initial, labels, text)

/** The overrides of ENTRYPOINT, CMD and WORKDIR. */
export const overridesForm: FormSpec<OverridesDraft, OverridesDraft> = {
  id: 'image-configuration',
  initial,
  settings,
  problems,
  summary: (values, fn) => changedFields(canonical(initial(fn)), canonical(values), labels, text),
  merge: (mine, from, to, prefer) => merged(canonical(mine), from, to, prefer),
  own: ['ENTRYPOINT', 'CMD', 'WORKDIR'],
  draft: { schema, of: (values) => values, into: (_, draft) => draft },
}
