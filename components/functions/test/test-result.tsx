'use client'
import { Badge } from '@/components/ui/badge'
import { Card, Fact, Facts } from '@/components/ui/card'
import { Copy } from '@/components/ui/copy'
import { Digest } from '@/components/ui/digest'
import { Elapsed } from '@/components/ui/elapsed'
import { Flash } from '@/components/ui/flash'
import { VersionChip } from '@/components/ui/version-chip'
import { count } from '@/lib/format'
import { diagnose } from '@/lib/functions/invoke/invoke-diagnosis'
import { outcomeOf } from '@/lib/functions/invoke/invoke-model'
import { readReport, type Report } from '@/lib/functions/invoke/invoke-report'
import type { FunctionModel } from '@/lib/functions/model'
import { TestDiagnosis } from './test-diagnosis'
import type { Run, useTest } from './use-test'

/** What became of the last test, or of the run that was chosen. */
export function TestResult({
  fn,
  test: { run, pending, since, waking, error },
}: {
  fn: FunctionModel
  test: ReturnType<typeof useTest>
}) {
  return (
    <Card title="Result" actions={run && <Outcome run={run} />}>
      <div role="status" className="grid grid-cols-[minmax(0,1fr)] gap-4 text-control">
        {pending && (
          <p>
            Running
            <Elapsed since={since} />
          </p>
        )}
        {!pending && waking && (
          <Flash role="busy" title="Waking up" quiet>
            The first invocation after a long rest is refused, as expected. Lambda is optimizing the image again; the
            test runs by itself once the function is Active.
          </Flash>
        )}
        {!pending && error && (
          <Flash role="bad" title={error.code} quiet>
            {error.message} {error.remedy}
            {error.requestId && (
              <>
                {' '}
                Request <code>{error.requestId}</code>.
              </>
            )}
          </Flash>
        )}
        {!pending && !waking && !error && !run && <p className="text-text-3">Nothing has run from this page yet.</p>}
        {!pending && run && <Answer fn={fn} run={run} />}
      </div>
    </Card>
  )
}

/** In one word, with what the engine owes to the truth. */
function Outcome({ run }: { run: Run }) {
  return (
    <>
      {run.simulated && (
        <Badge
          role="idle"
          icon="info"
          title="No container ran: the engine answered from the image's label demo.behaviour."
        >
          Simulated
        </Badge>
      )}
      {run.functionError === null ? (
        <Badge role="ok" icon="active">
          {outcomeOf(run)}
        </Badge>
      ) : (
        <Badge role="bad" icon="octagon">
          {outcomeOf(run)}
        </Badge>
      )}
    </>
  )
}

function Answer({ fn, run }: { fn: FunctionModel; run: Run }) {
  const report = readReport(run.log)
  const diagnosis = diagnose(fn, run)
  return (
    <>
      {diagnosis && <TestDiagnosis fn={fn} diagnosis={diagnosis} />}
      <Summary run={run} report={report} />
      {run.payload !== '' && <Output title="Response" text={pretty(run.payload)} />}
      {run.log !== '' && <Output title="Log output" text={run.log} note="the last 4 KB" />}
      {run.type !== 'RequestResponse' && (
        <p className="text-text-2">
          {run.type === 'Event'
            ? 'Lambda runs it in the background. What it does is in the log group of the function.'
            : 'Nothing ran: the caller may invoke this function.'}
        </p>
      )}
    </>
  )
}

const ms = (value: number) => `${count(Math.round(value * 100) / 100)} ms`

function Summary({ run, report }: { run: Run; report: Report | null }) {
  return (
    <Facts>
      <Fact name="Status">
        {run.statusCode}
        {run.functionError !== null && ` · ${run.functionError}`} · answered in {ms(run.elapsedMs)}
      </Fact>
      {report && (
        <Fact name="Duration">
          {ms(report.durationMs)}, billed {ms(report.billedMs)}
          {report.initMs !== null && `, init ${ms(report.initMs)}`}
        </Fact>
      )}
      {report && (
        <Fact name="Max memory used">
          {count(report.maxMemoryMb)} of {count(report.memoryMb)} MB
        </Fact>
      )}
      <Fact name="What ran">
        {run.executedVersion !== null && (
          <span className="mr-2">
            <VersionChip>{run.executedVersion}</VersionChip>
          </span>
        )}
        {run.digest && <Digest digest={run.digest} copy />}
      </Fact>
      {run.requestId && (
        <Fact name="Request id">
          <code>{run.requestId}</code> <Copy value={run.requestId} label="request id" />
        </Fact>
      )}
    </Facts>
  )
}

function Output({ title, text, note }: { title: string; text: string; note?: string }) {
  return (
    <section aria-label={title} className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <h3 className="flex items-center gap-2 font-medium">
        {title} {note && <span className="font-normal text-text-3">{note}</span>}{' '}
        <Copy value={text} label={title.toLowerCase()} />
      </h3>
      <pre
        tabIndex={0}
        translate="no"
        className="max-h-96 overflow-auto rounded-control border border-line bg-sunken px-3 py-2 font-mono text-[12px]/[18px] whitespace-pre-wrap wrap-anywhere"
      >
        {text}
      </pre>
    </section>
  )
}

function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}
