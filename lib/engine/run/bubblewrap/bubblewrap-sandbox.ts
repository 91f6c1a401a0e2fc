import type { BubblewrapProcess } from './bubblewrap-process'
import { exitOf } from '../exit-code'
import type { MemoryGroup } from './memory-cgroup'
import { descendants, executableOf, memoryOf } from './processes'
import type { Sandbox, SandboxExit } from '../sandbox'

/** Without a group of its own, how often the memory of a sandbox is looked at. */
const WATCH_MS = 100

/**
 * How often, a millisecond apart, it is looked whether the program has taken bubblewrap's place: it may be one itself.
 */
const MAX_LOOKS = 1000

/** The processes below a running bubblewrap. */
export class BubblewrapSandbox implements Sandbox {
  readonly exited: Promise<SandboxExit>
  #ended = false
  #outOfMemory = false
  #maxMb = 0
  #removed: Promise<void> | undefined
  #watch: NodeJS.Timeout | undefined

  constructor(
    readonly process: BubblewrapProcess,
    readonly firstProcess: number,
    readonly memoryMb: number,
    readonly group: MemoryGroup | undefined,
  ) {
    this.exited = this.process.closed.then(() => this.#end())
    if (!group) this.#watch = setInterval(() => this.#checkMemory(), WATCH_MS).unref()
  }

  /** Resolves when the program is being executed; `false` when it has ended without. */
  async executed(): Promise<boolean> {
    const bubblewrap = executableOf(this.firstProcess)
    for (let looks = 0; !this.#ended && looks < MAX_LOOKS; looks++) {
      const [program] = this.#pids()
      if (program !== undefined) {
        const file = executableOf(program)
        if (file !== bubblewrap || bubblewrap === undefined) return true
      }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    return !this.#ended || this.process.status.exitCode !== undefined
  }

  async kill(): Promise<void> {
    if (!this.#ended) this.#kill()
    await this.exited
    await this.#removed
  }

  async maxMemoryMb(): Promise<number> {
    if (!this.#ended) this.#maxMb = Math.max(this.#maxMb, memoryOf(this.#pids(), 'VmHWM'))
    return this.#outOfMemory ? this.memoryMb : Math.min(this.#maxMb, this.memoryMb)
  }

  #pids(): readonly number[] {
    return descendants(this.firstProcess)
  }

  #kill(): void {
    try {
      process.kill(this.firstProcess, 'SIGKILL')
    } catch {
      this.process.kill()
    }
  }

  #checkMemory(): void {
    if (memoryOf(this.#pids(), 'VmRSS') <= this.memoryMb) return
    this.#outOfMemory = true
    this.#kill()
  }

  #end(): SandboxExit {
    this.#ended = true
    clearInterval(this.#watch)
    if ((this.group?.oomKills() ?? 0) > 0) this.#outOfMemory = true
    this.#removed = this.group?.remove()
    const { exitCode } = this.process.status
    return exitCode === undefined
      ? { code: null, signal: 'SIGKILL', outOfMemory: this.#outOfMemory }
      : exitOf(exitCode, this.#outOfMemory)
  }
}
