import type { EnvironmentInput } from './configuration-model'
import type { Assignment } from './dotenv'
import { environmentBytes, nameError } from './lambda-environment'
import type { EnvironmentVariable } from '@/lib/functions/model'

/**
 * One variable in the editor. `value` is what shall be sent; null = left as Lambda has it. `known` is Lambda's value
 * once it was revealed. `isNew`: not on the function yet, so its name can still be typed.
 */
export type EnvironmentRow = {
  readonly id: string
  readonly name: string
  readonly value: string | null
  readonly known: string | null
  readonly isNew: boolean
  readonly removed: boolean
}

let made = 0
/** An empty row, or one with a name and a value that are not on the function yet. */
export const newRow = ({ name, value }: Assignment = { name: '', value: '' }): EnvironmentRow => ({
  id: `new-${(made += 1)}`,
  name,
  value,
  known: null,
  isNew: true,
  removed: false,
})

/** The rows of a function's variables, all masked. */
export const environmentRows = (environment: readonly EnvironmentVariable[]): readonly EnvironmentRow[] =>
  environment.map(({ name, value }) => ({ id: name, name, value: null, known: value, isNew: false, removed: false }))

/** Whether a row would change what Lambda has. */
export const isChanged = ({ isNew, removed, value, known }: EnvironmentRow) =>
  isNew || removed || (value !== null && value !== known)

/** Rows with pasted variables: an existing name gets the new value, the rest is added. Empty new rows give way. */
export function withAssignments(
  rows: readonly EnvironmentRow[],
  assignments: readonly Assignment[],
): readonly EnvironmentRow[] {
  const pasted = new Map(assignments.map((one) => [one.name, one]))
  const kept = rows.filter(({ isNew, name, value }) => !isNew || name !== '' || value !== '')
  const names = new Set(kept.map(({ name }) => name))
  return [
    ...kept.map((row) => ({
      ...row,
      ...(pasted.has(row.name) && { value: pasted.get(row.name)?.value ?? null, removed: false }),
    })),
    ...assignments.filter(({ name }) => !names.has(name)).map(newRow),
  ]
}

/** What is wrong with each name, by row id. A row that goes away is not checked. */
export function rowErrors(rows: readonly EnvironmentRow[]): Readonly<Record<string, string>> {
  const first = new Map<string, number>()
  const errors: Record<string, string> = {}
  for (const [index, { id, name, removed, isNew }] of rows.entries()) {
    if (removed) continue
    const earlier = first.get(name)
    const error = earlier === undefined ? (isNew ? nameError(name) : null) : `${name} is already in row ${earlier}.`
    if (name !== '' && earlier === undefined) first.set(name, index + 1)
    if (error !== null) errors[id] = error
  }
  return errors
}

/** Bytes of all variables whose values are known here, and how many are not. */
export function rowsSize(rows: readonly EnvironmentRow[]): { readonly bytes: number; readonly hidden: number } {
  const staying = rows.filter(({ removed }) => !removed)
  const known = staying.map(({ name, value, known: was }): [string, string] => [name, value ?? was ?? ''])
  return {
    bytes: environmentBytes(Object.fromEntries(known)),
    hidden: staying.filter(({ value, known: was }) => value === null && was === null).length,
  }
}

/** Names by what happens to them, for the summary beside Save. */
export const rowsDiff = (rows: readonly EnvironmentRow[]) => ({
  added: rows.filter(({ isNew, removed, name }) => isNew && !removed && name !== '').map(({ name }) => name),
  changed: rows.filter((row) => !row.isNew && !row.removed && isChanged(row)).map(({ name }) => name),
  removed: rows.filter(({ isNew, removed }) => !isNew && removed).map(({ name }) => name),
})

/** What to send: names whose value stays as it is, and new values. */
export function rowsInput(rows: readonly EnvironmentRow[]): EnvironmentInput {
  const staying = rows.filter(({ removed }) => !removed)
  return {
    keep: staying.filter((row) => !isChanged(row)).map(({ name }) => name),
    set: staying.filter(isChanged).map(({ name, value }) => ({ name, value: value ?? '' })),
  }
}

/**
 * Rows on the variables of the function as it is now: my edits stay, what others added comes, what they removed goes.
 */
export function rebaseRows(
  rows: readonly EnvironmentRow[],
  environment: readonly EnvironmentVariable[],
): readonly EnvironmentRow[] {
  const mine = new Map(rows.filter(isChanged).map((row) => [row.name, row]))
  const theirs = new Set(environment.map(({ name }) => name))
  const now = environmentRows(environment).map((row) => {
    const edit = mine.get(row.name)
    return edit === undefined ? row : { ...row, value: edit.value, removed: edit.removed }
  })
  const added = [...mine.values()].filter(({ name, removed }) => !theirs.has(name) && !removed)
  return [...now, ...added.map((row) => ({ ...row, value: row.value ?? '', isNew: true, known: null }))]
}
