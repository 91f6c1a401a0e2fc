'use client'
import type { FunctionModel } from '@/lib/functions/model'
import { FunctionPage } from '@/components/functions/function-page'
import { TestEvent } from './test-event'
import { TestResult } from './test-result'
import { TestRuns } from './test-runs'
import { useTest } from './use-test'

/** The tab Test: an event, what the function answered, and what ran. */
export function TestTab({ name, qualifier }: { name: string; qualifier?: string }) {
  return (
    <FunctionPage name={name} qualifier={qualifier} tab="test">
      {({ fn, gone }) => <Test fn={fn} qualifier={qualifier} gone={gone} />}
    </FunctionPage>
  )
}

function Test({ fn, qualifier, gone }: { fn: FunctionModel; qualifier?: string; gone: boolean }) {
  const test = useTest(fn, qualifier)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <TestEvent fn={fn} qualifier={qualifier} gone={gone} pending={test.pending} onTest={test.test} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <TestResult fn={fn} test={test} />
        {test.runs.length > 0 && <TestRuns runs={test.runs} shown={test.run} onShow={test.show} />}
      </div>
    </div>
  )
}
