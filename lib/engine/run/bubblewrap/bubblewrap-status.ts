import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { z } from 'zod'

const documentSchema = z.object({ 'child-pid': z.number().optional(), 'exit-code': z.number().optional() })

/** What bubblewrap reports while it runs: one JSON document a line. */
export class BubblewrapStatus {
  /** How the program ended; undefined until then, and for good when it was never executed. */
  exitCode: number | undefined
  /** The first process of the sandbox: with it everything in the sandbox ends. Undefined when none was made. */
  readonly firstProcess: Promise<number | undefined>

  constructor(stream: Readable) {
    this.firstProcess = new Promise((resolve) => {
      const lines = createInterface({ input: stream })
      lines.on('line', (line) => {
        const { 'child-pid': pid, 'exit-code': exitCode } = documentSchema.parse(JSON.parse(line))
        if (pid !== undefined) resolve(pid)
        if (exitCode !== undefined) this.exitCode = exitCode
      })
      lines.on('close', () => resolve(undefined))
    })
  }
}
