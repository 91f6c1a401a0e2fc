import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { inTurn } from './in-turn'
import { root } from './project-files'

/** How many tests of a step passed and failed. A step that counts none is one test. */
export type Count = { readonly passed: number; readonly failed: number }

const reports = mkdtempSync(join(tmpdir(), 'gantry-reports-'))

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numFailedTestSuites: z.number(),
    success: z.boolean(),
  })
  .transform(({ numPassedTests, numFailedTests, success }): Count => ({
    passed: numPassedTests,
    failed: numFailedTests > 0 || success ? numFailedTests : 1,
  }))

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }): Count => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  }))

/** How long a command that has ended may still be heard. */
const LAST_WORDS_MS = 2000

const voice = inTurn((text) => process.stdout.write(text))

/** Runs a command. What steps print that run at once stays together, in the order in which they were begun. */
function run(
  title: string,
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const { say, end } = voice()
  const began = performance.now()
  say(`\n== ${title}\n`)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say)
    child.once('exit', (status) => {
      const done = () => {
        say(`== ${title}: ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
        end()
        resolve(status === 0)
      }
      child.once('close', done)
      // What it left running may hold its output open for ever.
      setTimeout(() => [child.stdout, child.stderr].forEach((stream) => stream.destroy()), LAST_WORDS_MS).unref()
    })
  })
}

/** A step that passes or fails as a whole. */
export async function runStep(title: string, command: readonly string[]): Promise<Count> {
  return (await run(title, command)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function counted(title: string, succeeded: boolean, report: string, schema: z.ZodType<Count>): Count {
  try {
    const { passed, failed } = schema.parse(JSON.parse(readFileSync(report, 'utf8')))
    return { passed, failed: succeeded ? failed : Math.max(failed, 1) }
  } catch {
    process.stdout.write(`${title} ended without a report.\n`)
    return { passed: 0, failed: 1 }
  }
}

/** Runs one project of vitest.config.mts and counts its tests. */
export async function runVitest(title: string, project: string): Promise<Count> {
  const report = join(reports, `${project}.json`)
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const succeeded = await run(title, ['npx', 'vitest', 'run', '--project', project, ...output])
  return counted(title, succeeded, report, vitestReport)
}

/** Runs the end-to-end tests and counts them. A test that was skipped, or passed in a second try, did not pass. */
export async function runPlaywright(title: string): Promise<Count> {
  const report = join(reports, 'e2e.json')
  const succeeded = await run(title, ['npx', 'tsx', 'lib/tasks/e2e.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  return counted(title, succeeded, report, playwrightReport)
}
