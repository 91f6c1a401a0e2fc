import { afterAll } from 'vitest'
import { processDriver } from '../run/test-driver'
import { post } from '../seed/test-post'
import { newAccount, startTestEngine, type TestEngine } from '../testing'

const open: TestEngine[] = []
afterAll(async () => {
  await Promise.all(open.map((engine) => engine.close()))
})

/** Started when a case asks for it, and shared by all. */
function shared(start: () => Promise<TestEngine>): () => Promise<TestEngine> {
  let engine: Promise<TestEngine> | undefined
  return () => {
    engine ??= start().then((started) => {
      open.push(started)
      return started
    })
    return engine
  }
}

/** An engine on which nothing can run images: it simulates them. */
export const simulatingEngine = shared(() => startTestEngine())

/** An engine whose functions are processes of this machine. */
export const runningEngine = shared(() => startTestEngine({ driver: processDriver(), initLimitMs: 2_000 }))

/** The Lambda client of an account that has the demo's functions, one in every state. */
export async function demoClient() {
  const engine = await simulatingEngine()
  const account = newAccount()
  await post(engine.url, 'seed', { account, what: 'demo' })
  return engine.lambda(account)
}
