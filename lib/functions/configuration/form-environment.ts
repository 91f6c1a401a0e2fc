import { z } from 'zod'
import {
  environmentRows,
  type EnvironmentRow,
  isChanged,
  newRow,
  rebaseRows,
  rowErrors,
  rowsDiff,
  rowsInput,
  rowsSize,
} from './environment-rows'
import { problemsOf } from './configuration-errors'
import { type EditForm, unchanged } from './edit-form'
import type { MergeRow, Problem } from '@/lib/forms/form-spec'
import { sizeError } from './lambda-environment'
import type { FunctionModel } from '@/lib/functions/model'

type Rows = readonly EnvironmentRow[]
/** The variables in the editor. */
export type EnvironmentValues = { readonly environment: Rows }
/** Names only: a value may be a secret. */
const schema = z.object({ added: z.array(z.string()), removed: z.array(z.string()) })

/** The `name` of a row's name field, to find it by. */
export const nameField = (row: Pick<EnvironmentRow, 'id'>) => `environment.${row.id}`

/** What is wrong with each name, and with all of them together. */
export function environmentProblems(rows: Rows): Problem[] {
  const errors = rowErrors(rows)
  const names = rows.flatMap((row) => {
    const message = errors[row.id]
    return message === undefined ? [] : [{ field: nameField(row), message }]
  })
  const size = sizeError(rowsSize(rows).bytes)
  return size === null ? names : [...names, { field: 'environment', message: size }]
}

/** What shows of them in the editor, by row. */
export const shownRowErrors = (rows: Rows, error: (field: string) => string | undefined) =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const message = error(nameField(row))
      return message === undefined ? [] : [[row.id, message]]
    }),
  )

/** What I do to each variable that somebody touched, and what they did. Values stay out of the texts. */
function rowsOf(mine: Rows, from: FunctionModel, to: FunctionModel): MergeRow[] {
  const marks = ({ environment }: FunctionModel) => new Map(environment.map(({ name, mark }) => [name, mark ?? '']))
  const [was, now] = [marks(from), marks(to)]
  const edits = new Map(mine.filter((row) => isChanged(row) && row.name !== '').map((row) => [row.name, row]))
  const names = [...new Set([...was.keys(), ...now.keys()])].sort()
  return names
    .filter((name) => was.get(name) !== now.get(name))
    .flatMap((name): MergeRow[] => {
      const edit = edits.get(name)
      if (edit?.removed && !now.has(name)) return []
      const theirs = !now.has(name) ? 'removed' : was.has(name) ? 'another value' : 'added'
      const untouched = was.has(name) ? 'as it was' : 'not set'
      const wanted = edit === undefined ? untouched : edit.removed ? 'removed' : 'a new value'
      return [
        { label: name, base: was.has(name) ? 'set' : 'not set', theirs, mine: wanted, conflict: edit !== undefined },
      ]
    })
}

/** The function's own variables. */
export const environmentForm: EditForm<EnvironmentValues, z.infer<typeof schema>> = {
  id: 'environment',
  fields: ['environment'],
  initial: (fn) => ({ environment: environmentRows(fn.environment) }),
  settings: ({ environment }) => {
    const { keep, set } = rowsInput(environment)
    return { environment: { keep: [...keep], set: [...set] } }
  },
  problems: ({ environment }) => environmentProblems(environment),
  changes: ({ environment }) => {
    const { added, changed, removed } = rowsDiff(environment)
    const line = (word: string, names: readonly string[]) => (names.length === 0 ? [] : [`${word} ${names.join(', ')}`])
    return [...line('Adds', added), ...line('Changes', changed), ...line('Removes', removed)]
  },
  unchanged,
  merge: ({ environment: mine }, from, to, prefer) => {
    const rows = rowsOf(mine, from, to)
    const theirs = new Set(rows.filter(({ conflict }) => conflict).map(({ label }) => label))
    const kept = prefer === 'mine' ? mine : mine.filter((row) => !theirs.has(row.name))
    return { values: { environment: rebaseRows(kept, to.environment) }, rows }
  },
  own: ['environment variables'],
  refused: problemsOf,
  draft: {
    schema,
    of: ({ environment }) => ({ added: rowsDiff(environment).added, removed: rowsDiff(environment).removed }),
    into: ({ environment: rows }, { added, removed }) => ({
      environment: [
        ...rows.map((row) => (removed.includes(row.name) ? { ...row, removed: true } : row)),
        ...added.filter((name) => !rows.some((row) => row.name === name)).map((name) => newRow({ name, value: '' })),
      ],
    }),
  },
}
