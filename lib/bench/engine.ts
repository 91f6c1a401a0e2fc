import { besideMoto, type Side } from './beside-moto'
import { inTurn, lambdaRequest, rawCall, type Target } from './engine-calls'
import { fill, pushFrom, seedImage, type Push } from './fill'
import { load } from './load'
import { startMoto } from './moto'
import { answered, runEngine } from './processes'
import { ms, printFigures } from './table'

/**
 * Requests a second and percentiles of the engine with 100 functions, beside those of moto where this machine has it.
 */
export async function benchEngine() {
  const [engine, moto] = [await runEngine(), await startMoto()]
  await answered(`${engine.url}/_gantry/health`)
  const filled = async (target: Target, push: Push): Promise<Side> => [target, await fill(target, push, 100)]
  const ours = await filled({ url: engine.url, key: '000000000100' }, seedImage)
  const theirs = moto && (await filled({ url: moto.url, key: 'AKIABENCHBENCHBENCH0' }, pushFrom(engine.url)))
  const figures = await besideMoto(ours, theirs)
  const alone = await load(rawCall(ours[0], inTurn([lambdaRequest(ours[0], '/bench-1')])), { count: 2000 })
  printFigures('Engine, 100 functions, 16 connections, records on the disk', [
    ...figures,
    ...(moto ? [] : [{ what: 'moto', value: 'not on this machine' }]),
    {
      what: 'engine GetFunction, 1 connection',
      value: `p50 ${ms(alone.p50)}, p99 ${ms(alone.p99)}`,
      goal: 'p50 ≤ 1 ms',
      met: alone.p50 <= 1,
    },
  ])
  await Promise.all([engine.stop(), moto?.stop()])
}
