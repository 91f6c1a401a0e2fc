import type { LoggingConfig } from '@aws-sdk/client-lambda'
import type { Effective } from '../effective'

/** What Lambda itself writes into a function's log. Milliseconds and megabytes. */
export type PlatformEvent =
  | { readonly type: 'launchError'; readonly reason: string; readonly started: Effective }
  | {
      readonly type: 'initReport'
      readonly ms: number
      readonly phase: 'init' | 'invoke'
      readonly status?: 'error' | 'timeout'
      readonly errorType?: string
    }
  | { readonly type: 'start'; readonly requestId: string; readonly version: string }
  | { readonly type: 'fault'; readonly requestId: string; readonly message: string; readonly errorType: string }
  | { readonly type: 'timeout'; readonly requestId: string; readonly message: string }
  | { readonly type: 'end'; readonly requestId: string }
  | {
      readonly type: 'report'
      readonly requestId: string
      readonly ms: number
      readonly initMs?: number
      readonly memorySize: number
      readonly maxMemory: number
      readonly status?: 'error' | 'timeout'
      readonly errorType?: string
      /** Of an active trace. */
      readonly trace?: { readonly traceId: string; readonly segmentId: string }
    }

type Report = Extract<PlatformEvent, { type: 'report' }>

const two = (ms: number): string => ms.toFixed(2)

/** Initialising is billed with the invocation that it precedes. */
const billed = ({ ms, initMs = 0 }: Report): number => Math.max(1, Math.ceil(Number((ms + initMs).toFixed(2))))

function reportText(report: Report): string {
  const { requestId, ms, initMs, memorySize, maxMemory, status, errorType, trace } = report
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${two(ms)} ms`,
    `Billed Duration: ${billed(report)} ms`,
    `Memory Size: ${memorySize} MB`,
    `Max Memory Used: ${maxMemory} MB`,
    ...(initMs === undefined ? [] : [`Init Duration: ${two(initMs)} ms`]),
    ...(status ? [`Status: ${status}`] : []),
    ...(status === 'error' && errorType ? [`Error Type: ${errorType}`] : []),
  ]
  const traced = trace ? `\nXRAY TraceId: ${trace.traceId}\tSegmentId: ${trace.segmentId}\tSampled: true\t` : ''
  return `${fields.join('\t')}\t${traced}\n`
}

/** Lambda prints lists as Go does: `[a, b]`. Source: AWS, troubleshooting of container images, and issues. */
const words = (list: readonly string[]): string => `[${list.join(', ')}]`

function text(event: PlatformEvent, time: string): string | undefined {
  switch (event.type) {
    case 'launchError': {
      const { entryPoint, command, workingDirectory } = event.started
      const tried = `Entrypoint: ${words(entryPoint)}\tCmd: ${words(command)}\tWorkingDir: [${workingDirectory}]`
      return `IMAGE\tLaunch error: ${event.reason}\t${tried}\n`
    }
    case 'initReport': {
      const { ms, phase, status, errorType } = event
      const type = errorType ? `\tError Type: ${errorType}` : ''
      return status && `INIT_REPORT Init Duration: ${two(ms)} ms\tPhase: ${phase}\tStatus: ${status}${type}\n`
    }
    case 'start':
      return `START RequestId: ${event.requestId} Version: ${event.version}\n`
    case 'fault':
      return `RequestId: ${event.requestId} Error: ${event.message}\n${event.errorType}\n`
    case 'timeout':
      return `${time} ${event.requestId} ${event.message}\n\n`
    case 'end':
      return `END RequestId: ${event.requestId}\n`
    case 'report':
      return reportText(event)
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html */
function record(event: PlatformEvent): readonly [type: string, record: object] | undefined {
  switch (event.type) {
    case 'initReport': {
      const { phase, status = 'success', errorType, ms } = event
      const metrics = { durationMs: Number(two(ms)) }
      return ['platform.initReport', { initializationType: 'on-demand', phase, status, errorType, metrics }]
    }
    case 'start':
      return ['platform.start', { requestId: event.requestId, version: event.version }]
    case 'report': {
      const { requestId, status = 'success', errorType, ms, initMs, memorySize, maxMemory } = event
      const metrics = {
        durationMs: Number(two(ms)),
        billedDurationMs: billed(event),
        memorySizeMB: memorySize,
        maxMemoryUsedMB: maxMemory,
        initDurationMs: initMs === undefined ? undefined : Number(two(initMs)),
      }
      return ['platform.report', { requestId, metrics, status, errorType }]
    }
    default:
      return undefined
  }
}

/**
 * An event as the function's log format has it; undefined where that format, or its system log level, has none.
 * @param time of the engine clock, ISO 8601
 */
export function platformLine(
  event: PlatformEvent,
  time: string,
  { LogFormat, SystemLogLevel }: LoggingConfig,
): string | undefined {
  if (LogFormat !== 'JSON') return text(event, time)
  if (event.type === 'launchError') return text(event, time)
  const failed = 'status' in event && event.status !== undefined
  const found = SystemLogLevel === 'WARN' && !failed ? undefined : record(event)
  return found && `${JSON.stringify({ time, type: found[0], record: found[1] })}\n`
}
