import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { same, threeWay } from './three-way'

const base = { memory: 128, timeout: 3, description: 'a' }

describe('threeWay', () => {
  it('keeps both changes when they touch other fields', () => {
    const { merged, conflicts, theirsOnly } = threeWay(base, { ...base, memory: 256 }, { ...base, timeout: 9 })
    expect(merged).toEqual({ memory: 256, timeout: 9, description: 'a' })
    expect(conflicts).toEqual([])
    expect(theirsOnly).toEqual([{ field: 'timeout', base: 3, theirs: 9, mine: 3 }])
  })
  it('asks when both changed the same field, and never when both wrote the same', () => {
    const { merged, conflicts } = threeWay(
      base,
      { ...base, memory: 256, timeout: 5 },
      { ...base, memory: 512, timeout: 5 },
    )
    expect(conflicts).toEqual([{ field: 'memory', base: 128, theirs: 512, mine: 256 }])
    expect(merged.memory).toBe(256)
    expect(threeWay(base, { ...base, memory: 256 }, { ...base, memory: 512 }, 'theirs').merged.memory).toBe(512)
  })

  const settings = fc.record({ a: fc.nat(3), b: fc.option(fc.array(fc.nat(2))), c: fc.constantFrom('', 'x') })
  it('never drops an edit of mine unless it is a conflict', () => {
    fc.assert(
      fc.property(settings, settings, settings, (was, mine, theirs) => {
        const { merged, conflicts } = threeWay(was, mine, theirs, 'theirs')
        const asked = new Set(conflicts.map(({ field }) => field))
        for (const field of ['a', 'b', 'c'] as const) {
          if (!same(mine[field], was[field]) && !asked.has(field)) expect(merged[field]).toEqual(mine[field])
          if (same(mine[field], was[field])) expect(merged[field]).toEqual(theirs[field])
        }
      }),
    )
  })
  it('changes nothing when nobody else did', () => {
    fc.assert(
      fc.property(settings, settings, (was, mine) => {
        expect(threeWay(was, mine, was)).toEqual({ merged: mine, conflicts: [], theirsOnly: [] })
      }),
    )
  })
})

describe('same', () => {
  it('compares by value, and keeps null, undefined and empty apart', () => {
    expect(same({ a: [1], b: 2 }, { b: 2, a: [1] })).toBe(true)
    expect(same(null, [])).toBe(false)
    expect(same({}, [])).toBe(false)
    expect(same({ a: undefined }, {})).toBe(false)
  })
})
