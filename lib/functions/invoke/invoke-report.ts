/** The figures of the line that ends an invocation's log. Milliseconds and MB. */
export type Report = {
  readonly durationMs: number
  readonly billedMs: number
  readonly memoryMb: number
  readonly maxMemoryMb: number
  /** Only where the execution environment was started for it. */
  readonly initMs: number | null
}

/** The REPORT line of a log, read; null where there is none. */
export function readReport(log: string): Report | null {
  const line = log.split('\n').findLast((each) => each.startsWith('REPORT '))
  if (line === undefined) return null
  const figure = (name: string) => {
    const text = new RegExp(`\\t${name}: ([\\d.]+) `).exec(line)?.[1]
    return text === undefined ? null : Number(text)
  }
  return {
    durationMs: figure('Duration') ?? 0,
    billedMs: figure('Billed Duration') ?? 0,
    memoryMb: figure('Memory Size') ?? 0,
    maxMemoryMb: figure('Max Memory Used') ?? 0,
    initMs: figure('Init Duration'),
  }
}
