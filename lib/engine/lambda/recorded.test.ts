import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../recorded/compare'
import { isAboutPackages } from '../recorded/image-mode'
import { readScenarios } from '../recorded/recording'
import { Replay, type Mode, type ReplayTarget } from '../recorded/replay'
import { startTestEngine, type TestEngine } from '../testing'
import { inWorld, REGION } from './test-account'
import { putTestImage } from './test-image'

const GROUPS = [
  'image_functions',
  'function_lifecycle',
  'concurrent_updates',
  'create_update_validation',
  'revisions',
  'versions',
  'aliases',
  'names_and_arns',
  'not_found',
  'tags',
  'list_functions',
  'logging_config',
  'vpc',
]
/** Why some answers cannot be AWS's, by the key of the recording. */
const REASONS: Readonly<Record<string, string>> = {
  'create-error-wrong-key': 'The engine has no S3: it knows no bucket, and so no key in one.',
  'update-error-wrong-key': 'The engine has no S3: it knows no bucket, and so no key in one.',
}

const LONGEST_TRANSITION = 90_000

const scenarios = readScenarios(GROUPS)

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine({ speed: 'realistic' })
})
afterAll(() => engine.close())

const target: ReplayTarget = {
  region: REGION,
  client: (account) => engine.lambda(account),
  settle: (account) => void engine.engine.clock.advance(account, LONGEST_TRANSITION),
  image: async (account, repository) =>
    inWorld(engine, account, REGION, (world) => putTestImage(world, repository, 'latest', { content: repository })).uri,
}

const short = (text: string) => (text.length > 400 ? `${text.slice(0, 400)}…` : text)

const explain = ({ name, problems }: Row) =>
  [name, REASONS[name.split(' ').at(-1) ?? ''] ?? 'Not known why.', ...problems.slice(0, 4).map(short)].join('\n    ')

async function replayAll(mode: Mode, firstAccount: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const [i, scenario] of (scenarios ?? []).entries()) {
    const ownMode = isAboutPackages(scenario) ? 'Zip' : mode
    rows.push(...(await new Replay(scenario, target, ownMode, String(firstAccount + i)).run()))
  }
  return rows
}

const modes: [Mode, number][] = [
  ['Image', 710_000_000_000],
  ['Zip', 720_000_000_000],
]

if (!scenarios)
  test('a machine without the recordings', () => {
    console.log('No ../shared/aws/recorded.json beside the project: nothing to compare with.')
  })

test.each(scenarios ? modes : [])('recorded calls, with functions of package type %s', async (mode, firstAccount) => {
  const rows = await replayAll(mode, firstAccount)
  const others = rows.filter(({ problems }) => problems.length > 0)
  console.log(
    [
      `${mode}: ${rows.length - others.length} of ${rows.length} match`,
      ...others.map((row) => `  ${explain(row)}`),
    ].join('\n'),
  )
  expect(rows.length).toBeGreaterThan(200)
  expect((rows.length - others.length) / rows.length).toBeGreaterThanOrEqual(0.9)
})
