import { expect, test } from 'vitest'
import type { Row } from './compare'
import { isAboutPackages } from './image-mode'
import { NOTHING_TO_COMPARE, readScenarios } from './recording'
import { Replay, type Mode, type ReplayTarget } from './replay'
import { report, unexplained } from './report'
import { openTestEngine } from '../../testing'
import { inWorld, REGION } from '../../lambda/test-account'
import { putTestImage } from '../../lambda/image/test-image'

/** Every scenario of AWS's recorded answers, sent again. A machine with much else to do takes its time. */
const LONGEST_TRANSITION = 90_000

const scenarios = readScenarios()

const engine = await openTestEngine({ speed: 'realistic' })

const target: ReplayTarget = {
  region: REGION,
  client: (account, service) =>
    service === 'iam'
      ? engine.iam(account)
      : service === 'sts'
        ? engine.sts(account)
        : service === 'logs'
          ? engine.logs(account)
          : engine.lambda(account),
  settle: (account) => void engine.engine.clock.advance(account, LONGEST_TRANSITION),
  image: async (account, repository) =>
    inWorld(engine, account, REGION, (world) => putTestImage(world, repository, 'latest', { content: repository })).uri,
}

async function replayAll(mode: Mode, firstAccount: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const [i, scenario] of (scenarios ?? []).entries()) {
    const ownMode = isAboutPackages(scenario) ? 'Zip' : mode
    if (mode === 'Image' && ownMode === 'Zip' && scenario.group !== 'image_functions') continue
    rows.push(...(await new Replay(scenario, target, ownMode, String(firstAccount + i)).run()))
  }
  return rows
}

/** Every recorded answer has a row as it was recorded; those about packages have none as functions of images. */
const modes: [mode: Mode, firstAccount: number, recorded: number, replayed: number][] = [
  ['Zip', 720_000_000_000, 747, 652],
  ['Image', 710_000_000_000, 696, 615],
]

if (!scenarios)
  test('a machine without the recordings', () => {
    console.log(NOTHING_TO_COMPARE)
  })

test.each(scenarios ? modes : [])(
  'recorded calls, with functions of package type %s',
  async (mode, firstAccount, recorded, least) => {
    const rows = await replayAll(mode, firstAccount)
    const replayed = rows.filter(({ notReplayed }) => notReplayed === undefined)
    const matching = replayed.filter(({ problems }) => problems.length === 0)
    console.log(report(mode, rows))
    expect(unexplained(rows)).toEqual([])
    expect(rows.length).toBe(recorded)
    expect(replayed.length).toBeGreaterThanOrEqual(least)
    expect(matching.length / replayed.length).toBeGreaterThanOrEqual(0.95)
  },
  120_000,
)
