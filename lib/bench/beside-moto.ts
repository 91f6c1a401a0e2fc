import { inTurn, lambdaRequest, rawCall, type Target } from './engine-calls'
import type { Filled } from './fill'
import { load, median, type Call, type Timing } from './load'
import { ms, perSecond, ratio, type Figure } from './table'

const CONNECTIONS = 16
const ROUNDS = 5

/** One operation at both endpoints: how many times faster it must be, and how many calls a round makes. */
type Comparison = {
  readonly what: string
  readonly goal: number
  readonly p99?: number
  readonly ours: number
  readonly theirs: number
  call(target: Target, filled: Filled): Call
}

let created = 0

const comparisons: readonly Comparison[] = [
  {
    what: 'GetFunction',
    goal: 20,
    p99: 5,
    ours: 6000,
    theirs: 300,
    call: (target) =>
      rawCall(target, inTurn(Array.from({ length: 100 }, (_, index) => lambdaRequest(target, `/bench-${index}`)))),
  },
  {
    what: 'ListFunctions, 50',
    goal: 8,
    ours: 1500,
    theirs: 100,
    call: (target) => rawCall(target, inTurn([lambdaRequest(target, '/?MaxItems=50')])),
  },
  {
    what: 'CreateFunction',
    goal: 5,
    ours: 1500,
    theirs: 200,
    call: (target, filled) =>
      rawCall(target, () => lambdaRequest(target, '', { ...filled, FunctionName: `created-${created++}` })),
  },
]

/** A target and what was put into it. */
export type Side = readonly [Target, Filled]

/** The engine and, where there is one, moto: each operation in turn at both, by the same client, ratios by round. */
export async function besideMoto(engine: Side, moto: Side | undefined): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const comparison of comparisons) figures.push(...(await compare(comparison, engine, moto)))
  return figures
}

async function compare(
  { what, goal, p99, ours, theirs, call }: Comparison,
  engine: Side,
  moto: Side | undefined,
): Promise<Figure[]> {
  const [mine, its] = [call(...engine), moto && call(...moto)]
  await load(mine, { count: ours, connections: CONNECTIONS })
  const rounds: [Timing, Timing | undefined][] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const timing = await load(mine, { count: ours, connections: CONNECTIONS })
    rounds.push([timing, its && (await load(its, { count: theirs, connections: CONNECTIONS }))])
  }
  const figures = [
    line(
      `engine ${what}`,
      rounds.map(([timing]) => timing),
      p99,
    ),
    ...(moto
      ? [
          line(
            `moto ${what}`,
            rounds.flatMap(([, timing]) => timing ?? []),
          ),
        ]
      : []),
  ]
  if (!moto) return figures
  const ratios = rounds.flatMap(([timing, other]) => (other ? [timing.perSecond / other.perSecond] : []))
  const middle = median(ratios)
  const value = `${ratio(middle)} (${ratio(Math.min(...ratios))} to ${ratio(Math.max(...ratios))})`
  return [...figures, { what: `engine : moto ${what}`, value, goal: `≥ ${goal}×`, met: middle >= goal }]
}

/** The middle of the rounds. A failure spoils the line. */
function line(what: string, rounds: readonly Timing[], p99Goal?: number): Figure {
  const failures = rounds.reduce((sum, timing) => sum + timing.failures, 0)
  const p99 = median(rounds.map((timing) => timing.p99))
  const figures = `${perSecond(median(rounds.map((timing) => timing.perSecond)))}, p50 ${ms(median(rounds.map((timing) => timing.p50)))}, p99 ${ms(p99)}`
  const value = failures > 0 ? `${figures}, ${failures} FAILED` : figures
  return p99Goal === undefined
    ? { what, value }
    : { what, value, goal: `p99 ≤ ${p99Goal} ms`, met: failures === 0 && p99 <= p99Goal }
}
