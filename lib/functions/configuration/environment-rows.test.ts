import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEnvironment } from './configuration-model'
import {
  environmentRows,
  isChanged,
  newRow,
  rebaseRows,
  rowErrors,
  rowsDiff,
  rowsInput,
  rowsSize,
  withAssignments,
} from './environment-rows'

const hidden = (...names: string[]) => environmentRows(names.map((name) => ({ name, value: null })))

describe('the rows of the environment editor', () => {
  it('keeps what nobody looked at, and never sends a mask for it', () => {
    expect(rowsInput(hidden('AA', 'BB'))).toEqual({ keep: ['AA', 'BB'], set: [] })
    expect(hidden('AA').some(isChanged)).toBe(false)
  })
  it('sends what was typed, an empty value too, and leaves out what was removed', () => {
    const [a, b, c] = hidden('AA', 'BB', 'CC')
    if (!a || !b || !c) throw new Error('three rows')
    const rows = [{ ...a, value: '' }, { ...b, removed: true }, c, newRow({ name: 'DD', value: 'x' })]
    expect(rowsInput(rows)).toEqual({
      keep: ['CC'],
      set: [
        { name: 'AA', value: '' },
        { name: 'DD', value: 'x' },
      ],
    })
    expect(rowsDiff(rows)).toEqual({ added: ['DD'], changed: ['AA'], removed: ['BB'] })
  })
  it('sees a revealed value as unchanged until it differs', () => {
    const [a] = hidden('AA')
    if (!a) throw new Error('a row')
    expect(isChanged({ ...a, known: 'x', value: 'x' })).toBe(false)
    expect(isChanged({ ...a, known: 'x', value: 'y' })).toBe(true)
  })
  it('names the row that already has the name', () => {
    const rows = [...hidden('AA'), newRow({ name: 'AA', value: '' }), newRow()]
    expect(Object.values(rowErrors(rows))).toEqual(['AA is already in row 1.', 'Name is required, or remove this row.'])
    expect(
      rowErrors([...hidden('AA').map((row) => ({ ...row, removed: true })), newRow({ name: 'AA', value: '' })]),
    ).toEqual({})
  })
  it("leaves a name alone that is on the function already, whatever today's rule says", () => {
    expect(rowErrors(hidden('A'))).toEqual({})
  })
  it('measures what it knows and counts what it does not', () => {
    expect(rowsSize([...hidden('AA'), newRow({ name: 'BB', value: 'xy' })])).toEqual({
      bytes: '{"AA":"","BB":"xy"}'.length,
      hidden: 1,
    })
  })
  it('takes a pasted file: known names change, the rest is added, an empty row gives way', () => {
    const rows = withAssignments(
      [...hidden('AA'), newRow()],
      [
        { name: 'AA', value: '1' },
        { name: 'BB', value: '2' },
      ],
    )
    expect(rows.map(({ name, value, isNew }) => [name, value, isNew])).toEqual([
      ['AA', '1', false],
      ['BB', '2', true],
    ])
  })

  const name = fc.constantFrom('AA', 'BB', 'CC', 'DD')
  const map = fc.dictionary(name, fc.string())
  it('loses no value, whatever was edited', () => {
    fc.assert(
      fc.property(map, fc.dictionary(name, fc.option(fc.string())), (current, edits) => {
        const edited = withAssignments(
          hidden(...Object.keys(current)),
          Object.entries(edits).flatMap(([key, value]) => (value === null ? [] : [{ name: key, value }])),
        ).map((row) => (edits[row.name] === null ? { ...row, removed: true } : row))
        const wanted = { ...current, ...edits }
        for (const key of Object.keys(wanted)) if (wanted[key] === null) delete wanted[key]
        expect(applyEnvironment(current, rowsInput(edited)).variables).toEqual(wanted)
      }),
    )
  })
  it('keeps my edits and takes their new names when the function changed meanwhile', () => {
    const [a, b] = hidden('AA', 'BB')
    if (!a || !b) throw new Error('two rows')
    const rows = rebaseRows(
      [{ ...a, value: 'mine' }, b, newRow({ name: 'NEW', value: 'n' })],
      [
        { name: 'AA', value: null },
        { name: 'CC', value: null },
      ],
    )
    expect(rowsInput(rows)).toEqual({
      keep: ['CC'],
      set: [
        { name: 'AA', value: 'mine' },
        { name: 'NEW', value: 'n' },
      ],
    })
  })
})
