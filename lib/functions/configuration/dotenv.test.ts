import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDotenv, parseDotenv } from './dotenv'

const read = (text: string) => Object.fromEntries(parseDotenv(text).assignments.map(({ name, value }) => [name, value]))

describe('parseDotenv', () => {
  it('reads the usual file', () => {
    const text =
      '# settings\r\nexport A_A=1\r\nB_B = two words # note\nC_C="x # y\\nz"\n\nD_D=\'$HOME\'\nE_E=\nF_F=a=b#c'
    expect(read(text)).toEqual({ A_A: '1', B_B: 'two words', C_C: 'x # y\nz', D_D: '$HOME', E_E: '', F_F: 'a=b#c' })
  })
  it('keeps a value over several lines when it is quoted', () => {
    expect(read('KEY="-----BEGIN\nabc\n-----END"\nNEXT=1')).toEqual({ KEY: '-----BEGIN\nabc\n-----END', NEXT: '1' })
  })
  it('does not run an empty value into the next line', () => {
    expect(read('AA=\nBB=2\n\n  CC=3')).toEqual({ AA: '', BB: '2', CC: '3' })
  })
  it('counts what it could not read, and the last of two wins', () => {
    expect(parseDotenv('AA=1\nnonsense here\nAA=2')).toEqual({ assignments: [{ name: 'AA', value: '2' }], ignored: 1 })
  })
  it('takes a name such as __proto__ as a name', () => {
    expect(parseDotenv('__proto__=x').assignments).toEqual([{ name: '__proto__', value: 'x' }])
  })
  it('gives back any value that was written in double quotes', () => {
    const write = (value: string) =>
      `"${value
        .replace(/[\\"$]/g, '\\$&')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')}"`
    fc.assert(
      fc.property(fc.array(fc.string()), (values) => {
        const text = values.map((value, at) => `N${at}X=${write(value)}`).join('\n')
        expect(parseDotenv(text).assignments).toEqual(values.map((value, at) => ({ name: `N${at}X`, value })))
      }),
    )
  })
  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', '=', '"', "'", '\\', '\n', '#', ' ') }), (text) => {
        parseDotenv(text)
      }),
    )
  })
})

describe('isDotenv', () => {
  it('tells a list of variables from a name', () => {
    expect(isDotenv('LOG_LEVEL')).toBe(false)
    expect(isDotenv('LOG_LEVEL=info')).toBe(true)
    expect(isDotenv('A_A=1\nB_B=2')).toBe(true)
    expect(isDotenv('two\nlines')).toBe(false)
  })
})
