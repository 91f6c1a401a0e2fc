import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
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

function run(
  title: string,
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): boolean {
  process.stdout.write(`\n== ${title}\n`)
  return (
    spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
      .status === 0
  )
}

/** A step that passes or fails as a whole. */
export function runStep(title: string, command: readonly string[]): Count {
  return run(title, command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
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
export function runVitest(title: string, project: string): Count {
  const report = join(reports, `${project}.json`)
  const succeeded = run(title, [
    'npx',
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return counted(title, succeeded, report, vitestReport)
}

/** Runs the end-to-end tests and counts them. A test that was skipped, or passed in a second try, did not pass. */
export function runPlaywright(title: string): Count {
  const report = join(reports, 'e2e.json')
  const succeeded = run(title, ['npx', 'tsx', 'lib/tasks/e2e.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  return counted(title, succeeded, report, playwrightReport)
}
