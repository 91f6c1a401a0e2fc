import { ensureClients } from './clients'
import { runPlaywright, runStep, runVitest, type Count } from './run-step'

const steps: readonly (() => Count)[] = [
  () => runStep('Types', ['npm', 'run', '--silent', 'typecheck']),
  () => runStep('Lint', ['npm', 'run', '--silent', 'lint']),
  () => runVitest('Unit tests', 'unit'),
  () => runVitest('Engine tests', 'engine'),
  () => runStep('Production build', ['npx', 'tsx', 'lib/tasks/build.ts']),
  () => runPlaywright('End-to-end tests'),
]

/** `npm test`: everything, each step also where an earlier one failed, and one line at the end that counts all. */
ensureClients()
const counts = steps.map((step) => step())
const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0)
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0
