import { constants } from 'node:os'
import type { SandboxExit } from './sandbox'

/** Signals by which Linux ends a program that has gone wrong, and those that stop one. */
const FATAL = ['SIGKILL', 'SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP', 'SIGSYS', 'SIGTERM'] as const

/**
 * Containers report a signal as 128 and its number, which a program can also choose as its code: base images of AWS
 * exit with 142. So only the fatal signals are taken for signals.
 */
export function exitOf(code: number | undefined, outOfMemory: boolean): SandboxExit {
  const signal = FATAL.find((name) => code === 128 + constants.signals[name])
  return signal ? { code: null, signal, outOfMemory } : { code: code ?? null, signal: null, outOfMemory }
}
