import type { Blobs } from '../store/blobs'
import type { BubblewrapMode } from './bubblewrap-command'
import { BubblewrapProcess } from './bubblewrap-process'
import { BubblewrapSandbox } from './bubblewrap-sandbox'
import { createMemoryGroup, findMemoryController, removeOldGroups } from './memory-cgroup'
import { createOutputPipe } from './output-pipe'
import { unpackedFiles } from './image-files'
import { checkProgram } from './program'
import { RootfsCache } from './rootfs'
import { LaunchError, type SandboxDriver, type SandboxImage, type SandboxSpec } from './sandbox'
import { UnpackError } from './unpack-budget'

/**
 * Runs images on Linux through bubblewrap, on their layers unpacked below `folder`. The network is the machine's;
 * everything else is the sandbox's own. What a function writes into /tmp counts as its memory, other than at Lambda.
 */
export class BubblewrapDriver implements SandboxDriver {
  readonly kind = 'bubblewrap'
  readonly #images: RootfsCache
  readonly #memory = findMemoryController()
  readonly #running = new Set<BubblewrapSandbox>()

  constructor(
    blobs: Blobs,
    folder: string,
    readonly mode: BubblewrapMode,
  ) {
    this.#images = new RootfsCache(blobs, folder)
    if (this.#memory) removeOldGroups(this.#memory)
  }

  async prepare({ digest }: SandboxImage): Promise<void> {
    await this.#rootOf(digest)
  }

  async start(spec: SandboxSpec): Promise<BubblewrapSandbox> {
    const root = await this.#rootOf(spec.image.digest)
    const command = await checkProgram(unpackedFiles(root), spec)
    const pipe = await createOutputPipe(this.#images.folder)
    const process = new BubblewrapProcess(root, spec, command, this.mode, pipe)
    const first = await process.status.firstProcess
    if (first === undefined) throw await process.launchError()
    const group = this.#memory && createMemoryGroup(this.#memory, spec.memoryMb)
    const sandbox = new BubblewrapSandbox(process, first, spec.memoryMb, group)
    this.#running.add(sandbox)
    void sandbox.exited.then(() => this.#running.delete(sandbox))
    group?.add(first)
    process.proceed()
    if (!(await sandbox.executed())) throw await process.launchError()
    process.passOutput()
    return sandbox
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running].map((sandbox) => sandbox.kill()))
  }

  async #rootOf(digest: string): Promise<string> {
    try {
      return await this.#images.folderOf(digest)
    } catch (error) {
      throw error instanceof UnpackError ? new LaunchError('Runtime.Unknown', error.message) : error
    }
  }
}
