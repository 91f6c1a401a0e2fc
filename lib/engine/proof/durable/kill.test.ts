import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startEngineProcess, type EngineProcess } from '../../registry/test-process'
import { Ledger } from './ledger'
import { findLost, findWrongBlobs } from './verify'
import { prepare, writeUntilGone } from './workload'

/** How often: `npm run test:kill` kills it 200 times, which takes some ten minutes. */
const KILLS = Number(process.env.GANTRY_KILLS ?? 5)

const start = (folder: string) => startEngineProcess(folder, { GANTRY_ENGINE_SPEED: 'instant' })

/** Some writes after the start, at any moment between two acknowledgements. */
async function kill(engine: EngineProcess, ledger: Ledger): Promise<void> {
  await ledger.more(1 + Math.floor(Math.random() * 40))
  await setTimeout(Math.random() * 20)
  await engine.kill()
}

test(
  `after ${KILLS} kill -9 at any moment nothing acknowledged is lost`,
  { timeout: 60_000 + KILLS * 30_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gantry-kill-'))
    const ledger = new Ledger()
    const lost: string[] = []
    let engine = await start(folder)
    let wrong: string[] = []
    let blobs = 0
    try {
      const authorization = await prepare(engine.url)
      for (let round = 0; round < KILLS; round++) {
        await Promise.all([writeUntilGone(engine.url, authorization, ledger, round), kill(engine, ledger)])
        expect(ledger.refused).toEqual([])
        ;({ wrong, blobs } = findWrongBlobs(folder))
        expect(wrong).toEqual([])
        engine = await start(folder)
        const health: unknown = await (await fetch(`${engine.url}/_gantry/health`)).json()
        expect(health).toEqual({ status: 'ok' })
        lost.push(...(await findLost(engine.url, authorization, ledger, ledger.takeTouched())))
        expect(lost).toEqual([])
      }
      lost.push(...(await findLost(engine.url, authorization, ledger, [...ledger.entries.keys()])))
    } finally {
      await engine.kill()
      rmSync(folder, { recursive: true, force: true })
    }
    console.log(
      `${KILLS} kills: ${lost.length} of ${ledger.acknowledged} acknowledged writes lost, 0 starts refused, ${wrong.length} of ${blobs} blobs with a wrong digest`,
    )
    expect(lost).toEqual([])
    expect(ledger.acknowledged).toBeGreaterThan(KILLS)
  },
)
