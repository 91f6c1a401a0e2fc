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
import type { FormSpec, MergeRow, Problem } from '@/lib/forms/form-spec'
import { sizeError } from './lambda-environment'
import type { FunctionModel } from '@/lib/functions/model'

type Rows = readonly EnvironmentRow[]
/** Names only: a value may be a secret. */
const schema = z.object({ added: z.array(z.string()), removed: z.array(z.string()) })

/** The `name` of a row's name field, to find it by. */
export const nameField = (row: Pick<EnvironmentRow, 'id'>) => `environment.${row.id}`

function problems(rows: Rows): Problem[] {
  const errors = rowErrors(rows)
  const names = rows.flatMap((row) => {
    const message = errors[row.id]
    return message === undefined ? [] : [{ field: nameField(row), message }]
  })
  const size = sizeError(rowsSize(rows).bytes)
  return size === null ? names : [...names, { field: 'environment', message: size }]
}

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
export const environmentForm: FormSpec<Rows, z.infer<typeof schema>> = {
  id: 'environment',
  initial: (fn) => environmentRows(fn.environment),
  settings: (rows) => ({ environment: { keep: [...rowsInput(rows).keep], set: [...rowsInput(rows).set] } }),
  problems,
  summary: (rows) => {
    const { added, changed, removed } = rowsDiff(rows)
    const line = (word: string, names: readonly string[]) => (names.length === 0 ? [] : [`${word} ${names.join(', ')}`])
    return [...line('Adds', added), ...line('Changes', changed), ...line('Removes', removed)]
  },
  merge: (mine, from, to, prefer) => {
    const rows = rowsOf(mine, from, to)
    const theirs = new Set(rows.filter(({ conflict }) => conflict).map(({ label }) => label))
    const kept = prefer === 'mine' ? mine : mine.filter((row) => !theirs.has(row.name))
    return { values: rebaseRows(kept, to.environment), rows }
  },
  own: ['environment variables'],
  draft: {
    schema,
    of: (rows) => ({ added: rowsDiff(rows).added, removed: rowsDiff(rows).removed }),
    into: (rows, { added, removed }) => [
      ...rows.map((row) => (removed.includes(row.name) ? { ...row, removed: true } : row)),
      ...added.filter((name) => !rows.some((row) => row.name === name)).map((name) => newRow({ name, value: '' })),
    ],
  },
}
