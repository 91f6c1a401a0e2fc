import type { Blobs } from '../../store/blobs'
import type { BubblewrapMode } from './bubblewrap-command'
import { BubblewrapProcess } from './bubblewrap-process'
import { BubblewrapSandbox } from './bubblewrap-sandbox'
import { joinMemoryGroup, removeOldGroups, type MemoryController } from './memory-cgroup'
import { createOutputPipe } from './output-pipe'
import { unpackedFiles } from '../unpack/image-files'
import { checkProgram } from '../program'
import { RootfsCache } from '../unpack/rootfs'
import { LaunchError, type SandboxDriver, type SandboxImage, type SandboxSpec } from '../sandbox'
import { UnpackError } from '../unpack/unpack-budget'

/**
 * Runs images on Linux through bubblewrap, on their layers unpacked below `folder`. The network is the machine's;
 * everything else is the sandbox's own. What a function writes into /tmp counts as its memory, other than at Lambda.
 */
export class BubblewrapDriver implements SandboxDriver {
  readonly kind = 'bubblewrap'
  readonly #images: RootfsCache
  readonly #running = new Set<BubblewrapSandbox>()

  constructor(
    blobs: Blobs,
    folder: string,
    readonly mode: BubblewrapMode,
    /** Where Linux limits memory; undefined watches it instead. */
    readonly memory: MemoryController | undefined,
  ) {
    this.#images = new RootfsCache(blobs, folder)
    if (memory) removeOldGroups(memory)
  }

  async prepare({ digest }: SandboxImage): Promise<void> {
    await this.#rootOf(digest)
  }

  async start(spec: SandboxSpec): Promise<BubblewrapSandbox> {
    const root = await this.#rootOf(spec.image.digest)
    const release = this.#images.hold(root)
    try {
      const sandbox = await this.#run(root, spec)
      void sandbox.exited.then(release)
      return sandbox
    } catch (error) {
      release()
      throw error
    }
  }

  async #run(root: string, spec: SandboxSpec): Promise<BubblewrapSandbox> {
    const command = await checkProgram(unpackedFiles(root), spec)
    const pipe = await createOutputPipe(this.#images.folder)
    const process = new BubblewrapProcess(root, spec, command, this.mode, pipe)
    const first = await process.status.firstProcess
    if (first === undefined) throw await process.launchError()
    const group = this.memory && joinMemoryGroup(this.memory, first, spec.memoryMb)
    const sandbox = new BubblewrapSandbox(process, first, spec.memoryMb, group)
    this.#running.add(sandbox)
    void sandbox.exited.then(() => this.#running.delete(sandbox))
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
