import { afterAll, expect, test } from 'vitest'
import { closeEngines } from './bench'
import { patternOf, problemsOf, type TextCase } from './compare-text'
import { NOTHING_TO_COMPARE } from '../recorded/recording'
import { ecrCases } from './ecr-cases'
import { readEntries, type Entry } from './entries'
import { lambdaCases } from './lambda-cases'
import { launchCases } from './launch-cases'
import { registryCases } from './registry-cases'
import { stateCases } from './state-cases'

const cases: readonly TextCase[] = [...lambdaCases, ...stateCases, ...launchCases, ...ecrCases, ...registryCases]
const entries = readEntries()
afterAll(closeEngines)

const casesOf = ({ section, title }: Entry) =>
  cases.filter((one) => one.section === section && title.includes(one.entry))

test.each((entries ?? []).map((entry) => ({ entry, name: `${entry.section}: ${entry.title}` })))(
  '$name',
  async ({ entry }) => {
    const [found, ...more] = casesOf(entry)
    expect(
      more.map((one) => one.entry),
      'cases for one entry',
    ).toEqual([])
    if (!found) throw new Error('This entry has no case.')
    if (found.see) expect(problemsOf(entry, found, await found.see())).toEqual([])
    else expect(found.why).toBeTruthy()
  },
)

test(entries ? 'every case has an entry, and what differs a reason' : 'a machine without the texts', () => {
  if (!entries) return console.log(NOTHING_TO_COMPARE)
  const used = new Set(entries.flatMap(casesOf))
  expect(cases.filter((one) => !used.has(one)).map((one) => one.entry)).toEqual([])
  expect(cases.filter(({ instead, see, why }) => (instead || !see) && !why).map((one) => one.entry)).toEqual([])
  console.log(
    [
      `${entries.length} texts of AWS beside the recordings: ${cases.filter(({ see }) => see).length} produced`,
      ...cases.filter(({ why }) => why).map(({ entry, why }) => `  ${entry}: ${why}`),
    ].join('\n'),
  )
})

test('placeholders stand for values, and for nothing else', () => {
  expect(patternOf('no <what> at N.NN s').test('no image at 1.00 s')).toBe(true)
  expect(patternOf('no <what> at N.NN s').test('no image at once')).toBe(false)
  expect(patternOf("repository 'r'").test("repository 'apps'")).toBe(true)
})
