import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { DockerError, type DockerApi } from './docker-api'
import { removeContainer } from './docker-container'
import { frameReader } from './docker-frames'
import { exitOf } from '../exit-code'
import { inTurns } from '../in-turns'
import { memoryGroupOf, oomKillsIn, type MemoryController } from '../bubblewrap/memory-cgroup'
import { descendants, memoryOf } from '../bubblewrap/processes'
import type { Sandbox, SandboxExit, SandboxSpec } from '../sandbox'

const MB = 1024 * 1024
const inspectSchema = z.object({
  State: z.object({
    Pid: z.number().default(0),
    ExitCode: z.number().default(0),
    OOMKilled: z.boolean().default(false),
  }),
})
const statsSchema = z.object({
  memory_stats: z
    .object({ usage: z.number().default(0), max_usage: z.number().default(0) })
    .default({ usage: 0, max_usage: 0 }),
})

/** What is gone already need not be ended or removed. */
const unlessGone = (error: unknown): undefined => {
  if (error instanceof DockerError && [304, 404, 409].includes(error.status)) return undefined
  throw error
}

/** A container that was started. It removes itself when it has ended. */
export class DockerSandbox implements Sandbox {
  readonly exited: Promise<SandboxExit>
  /** Its first process, where that runs on this machine and not in a virtual one. */
  #process: Promise<{ pid: number; group: MemoryController | undefined } | undefined> = Promise.resolve(undefined)
  #maxMb = 0
  #outOfMemory = false

  constructor(
    readonly api: DockerApi,
    readonly id: string,
    readonly spec: SandboxSpec,
    attached: IncomingMessage,
  ) {
    attached.on('error', () => undefined)
    inTurns(attached, frameReader(spec.onOutput))
    const silent = new Promise<void>((resolve) => attached.once('close', () => resolve()))
    // Without the API there is nobody to ask: Docker takes its containers along when it is ended.
    this.exited = silent.then(() => this.#end()).catch(() => ({ code: null, signal: 'SIGKILL', outOfMemory: false }))
  }

  /** For when it has been started. */
  started(): void {
    this.#process = this.#find().catch(() => undefined)
  }

  async kill(): Promise<void> {
    try {
      await this.api.call('POST', `/containers/${this.id}/kill?signal=KILL`)
    } catch {
      // It has ended by itself, for which Docker and Podman have many words. If not, this ends it.
      await removeContainer(this.api, this.id)
    }
    await this.exited
  }

  async maxMemoryMb(): Promise<number> {
    const { memoryMb } = this.spec
    if (this.#outOfMemory) return memoryMb
    const used = await this.#memoryMb().catch(unlessGone)
    this.#maxMb = Math.max(this.#maxMb, used ?? 0)
    return Math.min(this.#maxMb, memoryMb)
  }

  /** From the process itself where that can be seen: the API's figures count files that were read, and are slow. */
  async #memoryMb(): Promise<number> {
    const process = await this.#process
    if (process) return memoryOf([process.pid, ...descendants(process.pid)], 'VmHWM')
    const stats = await this.api.call('GET', `/containers/${this.id}/stats?stream=false&one-shot=true`)
    const { usage, max_usage: most } = statsSchema.parse(stats).memory_stats
    return Math.max(usage, most) / MB
  }

  async #find(): Promise<{ pid: number; group: MemoryController | undefined } | undefined> {
    const { Pid: pid } = inspectSchema.parse(await this.api.call('GET', `/containers/${this.id}/json`)).State
    return isHere(pid, this.id) ? { pid, group: memoryGroupOf(pid) } : undefined
  }

  async #end(): Promise<SandboxExit> {
    // Podman does not always tell, and a moment later the group is gone.
    const group = (await this.#process)?.group
    const counted = group !== undefined && oomKillsIn(group) > 0
    await this.api.call('POST', `/containers/${this.id}/wait?condition=not-running`).catch(unlessGone)
    const found = await this.api.call('GET', `/containers/${this.id}/json`).catch(unlessGone)
    await removeContainer(this.api, this.id)
    if (found === undefined) return { code: null, signal: 'SIGKILL', outOfMemory: false }
    const { ExitCode, OOMKilled } = inspectSchema.parse(found).State
    this.#outOfMemory = OOMKilled || counted
    return exitOf(ExitCode, this.#outOfMemory)
  }
}

/** Whether a process of this number is the container's: Docker may run in a virtual machine. */
function isHere(pid: number, id: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(id)
  } catch {
    return false
  }
}
