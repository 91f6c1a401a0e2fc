import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber, readSeconds } from './read-number'

describe('readNumber', () => {
  it.each([
    ['10,240', 10240],
    [' 512 ', 512],
    ['1 024', 1024],
    ['1\u00a0024', 1024],
    ["10'240", 10240],
    ['1,234,567', 1234567],
    ['1.5', 1.5],
    ['512.5', 512.5],
    ['512.0', 512],
    ['1,5', Number.NaN],
    ['512,5', Number.NaN],
    ['1,0245', Number.NaN],
    ['1,024 000', Number.NaN],
    ['1.024,000', Number.NaN],
    ['512.', Number.NaN],
    ['.5', Number.NaN],
    ['', Number.NaN],
    ['-1', Number.NaN],
    ['1e3', Number.NaN],
    ['0x10', Number.NaN],
    ['12.5x', Number.NaN],
  ])('reads %j as %d', (text, number) => expect(readNumber(text)).toBe(number))

  it('reads every whole number back, however its thousands are set apart', () => {
    const separator = fc.constantFrom('', ',', ' ', '\u00a0', '_', "'")
    fc.assert(
      fc.property(fc.nat(), separator, (number, between) => {
        expect(readNumber(String(number).replace(/\B(?=(\d{3})+$)/g, between))).toBe(number)
      }),
    )
  })

  it('never reads a number with a fraction as a whole one', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 999 }), fc.constantFrom('.', ','), (whole, part, point) => {
        const read = readNumber(`${whole}${point}${part}`)
        if (point === '.') expect(Math.floor(read)).toBe(whole)
        else if (String(part).length < 3) expect(read).toBeNaN()
      }),
    )
  })
})

it('adds minutes and seconds, either may be empty', () => {
  expect(readSeconds({ minutes: '1', seconds: '' })).toBe(60)
  expect(readSeconds({ minutes: '', seconds: '90' })).toBe(90)
  expect(readSeconds({ minutes: '0', seconds: '30.5' })).toBe(30.5)
  expect(readSeconds({ minutes: '', seconds: '' })).toBeNaN()
  expect(readSeconds({ minutes: '1', seconds: 'x' })).toBeNaN()
})
