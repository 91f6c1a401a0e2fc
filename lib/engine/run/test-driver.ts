import { spawn } from 'node:child_process'
import { LaunchError, type Sandbox, type SandboxDriver, type SandboxExit, type SandboxSpec } from './sandbox'

/** What a test may look at beside the driver itself. */
export type TestDriver = SandboxDriver & { readonly started: readonly SandboxSpec[]; readonly alive: () => number }

const REASONS: Readonly<Record<string, string>> = { ENOENT: 'no such file or directory', EACCES: 'permission denied' }

/** Runs the entry point as a child process of the test: no image is unpacked, and nothing is shut in. */
export function processDriver({ outOfMemory = false } = {}): TestDriver {
  const started: SandboxSpec[] = []
  const running = new Set<Sandbox>()
  return {
    kind: 'bubblewrap',
    started,
    alive: () => running.size,
    async start(spec) {
      started.push(spec)
      const sandbox = await run(spec, outOfMemory)
      running.add(sandbox)
      void sandbox.exited.then(() => running.delete(sandbox))
      return sandbox
    },
    async close() {
      await Promise.all(Array.from(running, (sandbox) => sandbox.kill()))
    },
  }
}

function run(spec: SandboxSpec, outOfMemory: boolean): Promise<Sandbox> {
  const [program = '', ...words] = [...spec.entryPoint, ...spec.command]
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    ...spec.environment,
    AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${spec.runtimeApiPort}`,
  }
  const child = spawn(program, words, { env, cwd: spec.workingDirectory, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.on('data', spec.onOutput)
  child.stderr.on('data', spec.onOutput)
  const exited = new Promise<SandboxExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, outOfMemory: outOfMemory && signal === 'SIGKILL' }))
  })
  const sandbox: Sandbox = {
    exited,
    maxMemoryMb: () => Promise.resolve(42),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(sandbox))
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new LaunchError(
          'Runtime.InvalidEntrypoint',
          `fork/exec ${program}: ${REASONS[error.code ?? ''] ?? error.message}`,
        ),
      )
    })
  })
}
