import { expect, test } from 'vitest'
import { applyFilter, isFiltered, needsRows, parseFilter, type FunctionLine } from './filter'

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
    timeout: 3,
    lastModified: '2026-01-01T00:00:00.000Z',
    role: '',
    overrides: { entryPoint: null, command: null, workingDirectory: null },
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
const names = (query: string) => applyFilter(lines, parseFilter(new URLSearchParams(query))).map(({ fn }) => fn.name)

test.each([
  ['', ['beta', 'checkout', 'late', 'zip']],
  ['q=ORDERS', ['checkout']],
  ['q=team/beta', ['beta']],
  ['q=beta:prod', ['beta']],
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
])('%s', (query, expected) => expect(names(query)).toEqual(expected))

test('knows when rows are needed and when something is left out', () => {
  const filter = (query: string) => parseFilter(new URLSearchParams(query))
  expect([needsRows(filter('arch=arm64')), needsRows(filter('drift=pinned')), needsRows(filter('sort=state'))]).toEqual(
    [false, true, true],
  )
  expect([isFiltered(filter('sort=-name')), isFiltered(filter('q=+')), isFiltered(filter('pkg=Zip'))]).toEqual([
    false,
    false,
    true,
  ])
})
