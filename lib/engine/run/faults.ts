import type { Fault } from './invocation'
import type { LaunchError, SandboxExit } from './sandbox'

/** A response larger than this is refused: 6 MiB and 100 bytes. */
export const MAX_RESPONSE = 6_291_556

/** A streamed response may be larger, bytes. Source: AWS, "Lambda quotas". */
export const MAX_STREAMED = 200 * 2 ** 20

/** @param seconds the function's timeout */
export const timeoutFault = (seconds: number): Fault => ({
  errorType: 'Sandbox.Timedout',
  message: `Task timed out after ${seconds.toFixed(2)} seconds`,
  status: 'timeout',
  fatal: true,
})

/** The container did not start. */
export const launchFault = ({ errorType, reason }: Pick<LaunchError, 'errorType' | 'reason'>): Fault => ({
  errorType,
  message: reason,
  status: 'error',
  launchError: true,
  fatal: true,
})

/** Whatever starts containers on this machine failed: no fault of the function. AWS's words are not known. */
export const failureFault = (error: unknown): Fault => ({
  errorType: 'Sandbox.Failure',
  message: `The engine could not start the container: ${error instanceof Error ? error.message : String(error)}`,
  status: 'error',
  fatal: true,
})

/** Signals in the words of Go's `os.ProcessState`, which Lambda prints. */
const SIGNALS: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGTERM: 'terminated',
  SIGSEGV: 'segmentation fault',
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGILL: 'illegal instruction',
  SIGTRAP: 'trace/breakpoint trap',
}

function exitMessage({ code, signal, outOfMemory }: SandboxExit): string {
  if (outOfMemory) return 'Runtime exited with error: signal: killed'
  if (signal) return `Runtime exited with error: signal: ${SIGNALS[signal] ?? signal.toLowerCase()}`
  if (code === 0 || code === null) return 'Runtime exited without providing a reason'
  return `Runtime exited with error: exit status ${code}`
}

/** The first process ended before it had answered. */
export const exitFault = (exit: SandboxExit): Fault => ({
  errorType: 'Runtime.ExitError',
  message: exitMessage(exit),
  status: 'error',
  ...(exit.outOfMemory && { reportedType: 'Runtime.OutOfMemory' }),
  fatal: true,
})

/** The runtime said itself what went wrong. While initialising that ends it; an error of the handler does not. */
export const postedFault = (phase: 'init' | 'invoke', payload: Uint8Array, errorType: string): Fault => ({
  errorType,
  message: '',
  payload,
  ...(phase === 'init' && { status: 'error' }),
  fatal: phase === 'init',
})

/** The response is over the limit. The runtime stays. */
export function tooLargeFault(limit = MAX_RESPONSE): Fault {
  const errorType = 'Function.ResponseSizeTooLarge'
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${limit} bytes).`
  const payload = Buffer.from(JSON.stringify({ errorMessage, errorType }))
  return { errorType, message: errorMessage, payload, status: 'error', fatal: false }
}
