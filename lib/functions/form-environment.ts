import { z } from 'zod'
import { environmentRows, type EnvironmentRow, isChanged, newRow, rebaseRows, rowErrors, rowsDiff, rowsInput, rowsSize } from './environment-rows'
import type { FormSpec, MergeRow, Problem } from './form-spec'
import { sizeError } from './lambda-environment'
import type { FunctionModel } from './model'

type Rows = readonly EnvironmentRow[]
/** Names only: a value may be a secret (architecture §6). */
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

/** What I do to a variable, and what stands there now. Values stay out of the texts. */
function rowsOf(mine: Rows, from: FunctionModel, to: FunctionModel): MergeRow[] {
  const [was, now] = [from, to].map(({ environment }) => new Set(environment.map(({ name }) => name)))
  const edits = new Map(mine.filter((row) => isChanged(row) && row.name !== '').map((row) => [row.name, row]))
  const names = [...new Set([...(was ?? []), ...(now ?? []), ...edits.keys()])].sort()
  return names.flatMap((name): MergeRow[] => {
    const [before, after, edit] = [was?.has(name) ?? false, now?.has(name) ?? false, edits.get(name)]
    // A hidden value may have changed too; where I change it as well, that is for the person to decide.
    const conflict = edit !== undefined && (before !== after ? !(edit.removed && !after) : after)
    if (!conflict && before === after) return []
    const text = (present: boolean) => (present ? 'set' : 'not set')
    const theirs = before && after ? 'set; may have changed' : text(after)
    return [{ label: name, base: text(before), theirs, mine: edit === undefined ? text(before) : edit.removed ? 'removed' : 'new value', conflict }]
  })
}

/** P8: the function's own variables (product.md §3.5). */
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
  own: ['names of environment variables'],
  draft: {
    schema,
    of: (rows) => ({ added: rowsDiff(rows).added, removed: rowsDiff(rows).removed }),
    into: (rows, { added, removed }) => [
      ...rows.map((row) => (removed.includes(row.name) ? { ...row, removed: true } : row)),
      ...added.filter((name) => !rows.some((row) => row.name === name)).map((name) => newRow({ name, value: '' })),
    ],
  },
}
