import type { z } from 'zod'
import type { AppError } from '@/lib/result'
import { same, threeWay } from './three-way'

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

/** Whose value holds where both changed a field. */
export type Prefer = 'mine' | 'theirs'

/** My edits on what is there now, with what the other side did. */
export type Merge<Values> = { readonly values: Values; readonly rows: readonly MergeRow[] }

/**
 * A form without anything of a page. `Base`: what it is filled from; null where nothing is there yet. `Values`: its
 * fields as typed. `Draft`: what of them may be kept. `Settings`: what is sent.
 */
export type FormSpec<Base, Values extends object, Draft, Settings> = {
  /** Names its draft. */
  readonly id: string
  /** The names of its fields in the order of the page. The parts of one are `field.part`. */
  readonly fields: readonly string[]
  readonly initial: (base: Base) => Values
  /** Empty when it can be sent. */
  readonly problems: (values: Values) => readonly Problem[]
  readonly settings: (values: Values) => Settings
  /** What differs from the base, as lines for the foot of the form; empty when nothing does. */
  readonly changes: (values: Values, base: Base) => readonly string[]
  /** Said instead of sending when nothing differs; null where it is sent all the same. */
  readonly unchanged: string | null
  readonly merge: (mine: Values, from: Base, to: Base, prefer: Prefer) => Merge<Values>
  /** The settings of this form by the names that a conflict gives them: the rest changed elsewhere. */
  readonly own: readonly string[]
  /** The fields that a refusal is about; what names none of `fields` is said for the whole form. */
  readonly refused: (error: AppError, values: Values) => readonly Problem[]
  readonly draft: {
    readonly schema: z.ZodType<Draft>
    readonly of: (values: Values) => Draft
    readonly into: (values: Values, draft: Draft) => Values
  }
}

/** The merge of a form whose values are a record of fields. */
export const mergeFields =
  <Base, Values extends Readonly<Record<string, unknown>>>(
    initial: (base: Base) => Values,
    labels: Readonly<Record<keyof Values, string>>,
    text: (value: Values[keyof Values], field: keyof Values) => string,
  ) =>
  (mine: Values, from: Base, to: Base, prefer: Prefer): Merge<Values> => {
    const [base, theirs] = [initial(from), initial(to)]
    const { merged, conflicts, theirsOnly } = threeWay(base, mine, theirs, prefer)
    const row = (field: keyof Values, conflict: boolean): MergeRow => ({
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
export const changedFields = <Values extends Readonly<Record<string, unknown>>>(
  was: Values,
  now: Values,
  labels: Readonly<Record<keyof Values, string>>,
  text: (value: Values[keyof Values], field: keyof Values) => string,
) => {
  const lines: string[] = []
  for (const field in now) {
    const [before, after] = [text(was[field], field), text(now[field], field)]
    if (before !== after) lines.push(`${labels[field]}: ${before} → ${after}`)
  }
  return lines
}

/** The names of the fields that differ, where nothing more is said of them. */
export const touchedFields = <Values extends Readonly<Record<string, unknown>>>(was: Values, now: Values) =>
  Object.keys(now).filter((field) => !same(was[field], now[field]))

/** A refusal's own word on fields. */
export const namedFields = ({ fieldErrors = {} }: AppError): readonly Problem[] =>
  Object.entries(fieldErrors).map(([field, message]) => ({ field, message }))

/** The field that a problem belongs to: `environment.row-1` is one of `environment`. */
export const fieldOf = ({ field }: Problem) => field.split('.')[0] ?? field

/** Problems in the order of the page, one a field. */
export function inOrder(problems: readonly Problem[], fields: readonly string[]): readonly Problem[] {
  const first = new Map<string, Problem>()
  for (const problem of problems) if (!first.has(problem.field)) first.set(problem.field, problem)
  const place = (problem: Problem) => {
    const at = fields.indexOf(fieldOf(problem))
    return at < 0 ? fields.length : at
  }
  return [...first.values()].sort((a, b) => place(a) - place(b))
}
