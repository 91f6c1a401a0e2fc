import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import {
  ARGUMENTS_FD,
  BLOCK_FD,
  bubblewrapArguments,
  HOST_ENVIRONMENT,
  shellCommand,
  STATUS_FD,
  type BubblewrapMode,
} from './bubblewrap-command'
import { BubblewrapStatus } from './bubblewrap-status'
import { inTurns } from '../in-turns'
import { LAMBDA_GID, LAMBDA_UID } from '../lambda-limits'
import type { OutputPipe } from './output-pipe'
import { LaunchError, type SandboxSpec } from '../sandbox'

/** A bubblewrap that waits before it executes the command. */
export class BubblewrapProcess {
  readonly status: BubblewrapStatus
  /** Resolves when it has ended and everything that it wrote has been passed on. */
  readonly closed: Promise<void>
  readonly #child: ChildProcess
  #held: Uint8Array[] | undefined = []

  constructor(
    root: string,
    readonly spec: SandboxSpec,
    command: readonly string[],
    mode: BubblewrapMode,
    { reader, writer }: OutputPipe,
  ) {
    this.#child = spawn('sh', ['-c', shellCommand(mode), 'sh', ...command], {
      cwd: '/',
      env: HOST_ENVIRONMENT,
      stdio: ['ignore', writer, writer, 'pipe', 'pipe', 'pipe'],
      ...(mode.asLambdaUser && { uid: LAMBDA_UID, gid: LAMBDA_GID }),
    })
    closeSync(writer)
    const ended = new Promise<void>((resolve) => {
      this.#child.once('close', () => resolve())
      this.#child.once('error', () => resolve())
    })
    reader.on('error', () => undefined)
    inTurns(reader, (chunk) => void (this.#held ? this.#held.push(chunk) : spec.onOutput(chunk)))
    const read = new Promise<void>((resolve) => reader.once('close', () => resolve()))
    this.closed = Promise.all([ended, read]).then(() => undefined)
    const report = this.#child.stdio[STATUS_FD]
    this.status = new BubblewrapStatus(report instanceof Readable ? report : Readable.from([]))
    this.#write(ARGUMENTS_FD, `${bubblewrapArguments(root, spec, mode).join('\0')}\0`)
  }

  /** Lets it execute the command. */
  proceed(): void {
    this.#write(BLOCK_FD, '\n')
  }

  /** From now on output is the program's. */
  passOutput(): void {
    for (const chunk of this.#held ?? []) this.spec.onOutput(chunk)
    this.#held = undefined
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  /** What went wrong before the program was executed, in bubblewrap's words. Waits for its end. */
  async launchError(): Promise<LaunchError> {
    await this.closed
    const said = Buffer.concat(this.#held ?? [])
      .toString('utf8')
      .trim()
    const [, path, problem] = /bwrap: execvp (.+): ([^:]+)$/.exec(said) ?? []
    if (path && problem)
      return new LaunchError('Runtime.InvalidEntrypoint', `fork/exec ${path}: ${problem.toLowerCase()}`)
    const [, folder, why] = /bwrap: Can't chdir to (.+): ([^:]+)$/.exec(said) ?? []
    if (folder && why) return new LaunchError('Runtime.InvalidWorkingDir', `chdir ${folder}: ${why.toLowerCase()}`)
    return new LaunchError('Runtime.Unknown', said || 'bubblewrap could not be started')
  }

  #write(fd: number, text: string): void {
    const pipe = this.#child.stdio[fd]
    if (!(pipe instanceof Writable)) return
    pipe.on('error', () => undefined)
    pipe.end(text)
  }
}
