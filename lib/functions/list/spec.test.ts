import { expect, test } from 'vitest'
import { applyQuery, facetOptions } from '@/lib/list/apply'
import { choose, isFiltered, needsLate, orderBy, parseQuery, searchOf, withoutLate } from '@/lib/list/query'
import { functionListSpec as spec, type FunctionLine } from './spec'

const line = (
  name: string,
  over: Partial<FunctionLine['fn']> = {},
  row: Partial<NonNullable<FunctionLine['row']>> | null = {},
): FunctionLine => ({
  fn: {
    name,
    arn: '',
    description: '',
    packageType: 'Image',
    digest: `sha256:${name[0]}${'0'.repeat(63)}`,
    architecture: 'x86_64',
    memorySize: 128,
    lastModified: '2026-01-01T00:00:00.000Z',
    ...over,
  },
  row:
    row === null
      ? undefined
      : {
          name,
          state: 'Active',
          stateReason: null,
          stateReasonCode: null,
          lastUpdateStatus: 'Successful',
          lastUpdateStatusReason: null,
          lastUpdateStatusReasonCode: null,
          imageUri: `1.dkr.ecr.r.amazonaws.com/team/${name}:prod`,
          digest: null,
          drift: { kind: 'inSync', tag: 'prod' },
          ...row,
        },
})
const lines = [
  line(
    'checkout',
    { description: 'Takes orders', architecture: 'arm64' },
    { drift: { kind: 'tagMoved', tag: 'prod', digest: 'd', pushedAt: null } },
  ),
  line('beta', { lastModified: '2026-02-01T00:00:00.000Z' }, { state: 'Inactive' }),
  line('zip', { packageType: 'Zip', digest: null }, { imageUri: null, drift: { kind: 'none' } }),
  line('late', {}, null),
]
const query = (search: string) => parseQuery(spec, new URLSearchParams(search))
const names = (search: string) => applyQuery(spec, lines, query(search)).map(({ fn }) => fn.name)

test.each([
  ['', ['beta', 'checkout', 'late', 'zip']],
  ['q=ORDERS', ['checkout']],
  ['q=team/beta', ['beta']],
  ['q=beta:prod', ['beta']],
  ['q=prod', ['beta', 'checkout']],
  ['q=sha256:c00', ['checkout']],
  ['q=c00', ['checkout']],
  ['state=inactive', ['beta']],
  ['state=inactive,active', ['beta', 'checkout', 'zip']],
  ['drift=tagMoved', ['checkout']],
  ['pkg=Zip', ['zip']],
  ['arch=arm64', ['checkout']],
  ['repo=team/beta', ['beta']],
  ['sort=-name', ['zip', 'late', 'checkout', 'beta']],
  ['sort=-modified', ['beta', 'checkout', 'late', 'zip']],
  ['sort=state', ['checkout', 'zip', 'beta', 'late']],
  ['sort=nonsense&state=', ['beta', 'checkout', 'late', 'zip']],
])('%s', (search, expected) => expect(names(search)).toEqual(expected))

test('knows when rows are needed and when something is left out', () => {
  const late = ['arch=arm64', 'drift=pinned', 'sort=state', 'q=a', 'q=+', ''].map((search) =>
    needsLate(spec, query(search)),
  )
  expect(late).toEqual([false, true, true, true, false, false])
  expect(['sort=-name', 'q=+', 'pkg=Zip'].map((search) => isFiltered(query(search)))).toEqual([false, false, true])
})

test('what can be answered before the rows have come leaves out what they say', () =>
  expect(searchOf(spec, withoutLate(spec, query('q=a&state=active&arch=arm64&sort=-modified')), '')).toBe(
    'sort=-modified&arch=arm64',
  ))

test('the URL says the query and keeps what is not of it', () => {
  const search = 'theme=dark&q=old&state=active&sort=-modified'
  const next = orderBy(spec, choose(query(search), 'state', []), 'name')
  expect(searchOf(spec, next, search)).toBe('theme=dark&q=old')
  expect(searchOf(spec, choose(next, 'arch', ['arm64', 'x86_64']), '')).toBe('q=old&arch=arm64%2Cx86_64')
})

test('a click on a head sorts, a second one turns that round, and times begin with the newest', () => {
  const orders = ['modified', 'modified', 'name', 'name'].reduce<string[]>((said, by) => {
    const before = query(said.at(-1) ?? '')
    return [...said, searchOf(spec, orderBy(spec, before, by), '')]
  }, [])
  expect(orders).toEqual(['sort=-modified', 'sort=modified', '', 'sort=-name'])
})

test('a facet offers its own words first, then what the lines have', () => {
  expect(facetOptions(spec, 'repo', lines).map(({ value }) => value)).toEqual(['team/beta', 'team/checkout'])
  const odd = line('odd', { architecture: 'riscv' })
  expect(facetOptions(spec, 'arch', [...lines, odd]).map(({ label }) => label)).toEqual(['x86_64', 'arm64', 'riscv'])
})

test('10,000 lines are looked through in a few milliseconds once each has been read', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => line(`fn-${String(at).padStart(5, '0')}`))
  applyQuery(spec, many, query('q=warm'))
  const began = performance.now()
  expect(applyQuery(spec, many, query('q=fn-0999'))).toHaveLength(10)
  expect(performance.now() - began).toBeLessThan(100)
})
