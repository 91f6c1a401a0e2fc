import type { z } from 'zod'
import type { updateFunctionConfigurationInput } from '@/lib/functions/configuration/configuration-model'
import type { FunctionModel } from '@/lib/functions/model'
import { threeWay } from './three-way'

/** What an edit page sends, without the function it is for. */
export type Settings = Pick<
  z.input<typeof updateFunctionConfigurationInput>,
  'description' | 'memorySize' | 'timeout' | 'ephemeralStorage' | 'overrides' | 'environment'
>

/** A field of a form and what is wrong with it. `field` is the `name` of its control. */
export type Problem = { readonly field: string; readonly message: string }

/** One line of the dialog "This function changed while you were editing.", values as texts. */
export type MergeRow = {
  readonly label: string
  readonly base: string
  readonly theirs: string
  readonly mine: string
  readonly conflict: boolean
}

/**
 * An edit page's form, without anything of a page. `V`: its values as typed. `D`: what of them may be kept as a draft.
 */
export type FormSpec<V, D> = {
  /** The last part of the draft's name. */
  readonly id: string
  readonly initial: (fn: FunctionModel) => V
  readonly settings: (values: V) => Settings
  /** In the order of the page; empty when it can be sent. */
  readonly problems: (values: V) => readonly Problem[]
  /** What will change, for the line beside Save; empty when nothing does. */
  readonly summary: (values: V, fn: FunctionModel) => readonly string[]
  /** My edits of `from` on the function as it is now, with what the other side did. */
  readonly merge: (
    mine: V,
    from: FunctionModel,
    to: FunctionModel,
    prefer: 'mine' | 'theirs',
  ) => { readonly values: V; readonly rows: readonly MergeRow[] }
  /** The settings of this form as `differences` names them: the rest changed elsewhere. */
  readonly own: readonly string[]
  readonly draft: {
    readonly schema: z.ZodType<D>
    readonly of: (values: V) => D
    readonly into: (values: V, draft: D) => V
  }
}

/** The merge of a form whose values are a record of fields. */
export const mergeFields =
  <V extends Readonly<Record<string, unknown>>>(
    initial: (fn: FunctionModel) => V,
    labels: Readonly<Record<keyof V, string>>,
    text: (value: V[keyof V], field: keyof V) => string,
  ) =>
  (mine: V, from: FunctionModel, to: FunctionModel, prefer: 'mine' | 'theirs') => {
    const [base, theirs] = [initial(from), initial(to)]
    const { merged, conflicts, theirsOnly } = threeWay(base, mine, theirs, prefer)
    const row = (field: keyof V, conflict: boolean): MergeRow => ({
      label: labels[field],
      base: text(base[field], field),
      theirs: text(theirs[field], field),
      mine: text(mine[field], field),
      conflict,
    })
    return {
      values: merged,
      rows: [...conflicts.map(({ field }) => row(field, true)), ...theirsOnly.map(({ field }) => row(field, false))],
    }
  }

/** "Memory: 128 MB → 512 MB" for every field that differs. */
export const changedFields = <V extends Readonly<Record<string, unknown>>>(
  was: V,
  now: V,
  labels: Readonly<Record<keyof V, string>>,
  text: (value: V[keyof V], field: keyof V) => string,
) => {
  const lines: string[] = []
  for (const field in now) {
    const [before, after] = [text(was[field], field), text(now[field], field)]
    if (before !== after) lines.push(`${labels[field]}: ${before} → ${after}`)
  }
  return lines
}
