import { alone } from './build-folder'
import { ensureClients } from './clients'
import { runPlaywright, runStep, runVitest, type Count } from './run-step'

type Step = () => Promise<Count>

/** The lists go on side by side, since a tool that waits, or that knows one core only, leaves another idle. */
const lists: readonly (readonly Step[])[] = [
  [
    () => alone(() => runStep('Types', ['npm', 'run', '--silent', 'typecheck'])),
    () => runStep('Lint', ['npm', 'run', '--silent', 'lint']),
    () => runStep('Production build', ['npx', 'tsx', 'lib/tasks/build.ts']),
  ],
  [() => runVitest('Unit tests', 'unit'), () => runVitest('Engine tests', 'engine')],
]

async function inOrder(steps: readonly Step[]): Promise<Count[]> {
  const counts: Count[] = []
  for (const step of steps) counts.push(await step())
  return counts
}

/** `npm test`: everything, each step also where an earlier one failed, and one line at the end that counts all. */
async function test() {
  ensureClients()
  const counts = (await Promise.all(lists.map(inOrder))).flat()
  counts.push(await runPlaywright('End-to-end tests'))
  const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0)
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
}

void test()
