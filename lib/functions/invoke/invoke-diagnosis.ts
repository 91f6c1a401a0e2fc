import type { Invocation } from './invoke-model'
import { readReport } from './invoke-report'
import type { FunctionModel } from '@/lib/functions/model'

/** Why an invocation failed, in plain words, and where it is mended. */
export type Diagnosis = {
  readonly title: string
  readonly text: string
  readonly mend: 'deploy' | 'imageConfiguration' | 'environment' | 'general' | null
  /** What Lambda tried to start, as its log says it. */
  readonly tried: { readonly entryPoint: string; readonly command: string; readonly workingDirectory: string } | null
}

type Cause = Omit<Diagnosis, 'tried'>
type Known = (subject: { fn: FunctionModel; said: string; log: string }) => Cause | null

/** From the most telling to the least. The texts are Lambda's. */
const KNOWN: readonly Known[] = [
  ({ said, fn }) =>
    /exec format error/.test(said)
      ? {
          title: 'The image is built for another architecture.',
          text: `This function runs on ${fn.architecture}. Build the image for it, or deploy and choose the image's own architecture.`,
          mend: 'deploy',
        }
      : null,
  ({ said }) =>
    /entrypoint requires the handler name/.test(said)
      ? {
          title: 'The base image needs exactly one CMD word: the handler.',
          text: 'Set CMD to one string, such as "app.handler", and leave ENTRYPOINT to the image.',
          mend: 'imageConfiguration',
        }
      : null,
  ({ said }) =>
    /Runtime\.InvalidEntrypoint|valid bootstrap/.test(said)
      ? {
          title: 'Lambda could not start the container.',
          text: 'What it tried is below. ENTRYPOINT must be an absolute path that exists in the image and may be executed.',
          mend: 'imageConfiguration',
        }
      : null,
  ({ said }) =>
    /Runtime\.InvalidWorkingDir/.test(said)
      ? {
          title: 'The working directory is not in the image.',
          text: 'Lambda starts the container there. Choose one that exists, or clear the override.',
          mend: 'imageConfiguration',
        }
      : null,
  ({ said }) =>
    /Read-only file system|EROFS/.test(said)
      ? {
          title: 'The function writes where it may not.',
          text: 'Everything but /tmp is read-only. Libraries that write to the home directory stop when HOME is /tmp.',
          mend: 'environment',
        }
      : null,
  ({ said, fn }) =>
    /Task timed out/.test(said)
      ? {
          title: `It ran longer than its timeout of ${fn.timeout} s.`,
          text: 'Raise the timeout. The first start of a large image counts too.',
          mend: 'general',
        }
      : null,
  ({ said, log, fn }) =>
    /signal: killed|Runtime\.OutOfMemory/.test(said) || (readReport(log)?.maxMemoryMb ?? 0) >= fn.memorySize
      ? {
          title: `It used up its ${fn.memorySize.toLocaleString('en-US')} MB of memory.`,
          text: 'Lambda ends a function that does. Raise the memory.',
          mend: 'general',
        }
      : null,
  ({ said }) =>
    /Runtime\.ExitError/.test(said)
      ? {
          title: 'The program ended by itself.',
          text: 'An image for Lambda asks the Runtime API for work and goes on. A plain server or script ends or never asks: use an AWS base image or a runtime interface client.',
          mend: 'imageConfiguration',
        }
      : null,
]

const TRIED = /Entrypoint: (\[[^\]]*\])\s+Cmd: (\[[^\]]*\])\s+WorkingDir: (\[[^\]]*\])/

/** What is known of a failed invocation; null where the function's own error says it all. */
export function diagnose(fn: FunctionModel, { functionError, payload, log }: Invocation): Diagnosis | null {
  if (functionError === null) return null
  const said = `${payload}\n${log}`
  const [, entryPoint, command, workingDirectory] = TRIED.exec(log) ?? []
  const tried = entryPoint && command && workingDirectory ? { entryPoint, command, workingDirectory } : null
  for (const known of KNOWN) {
    const cause = known({ fn, said, log })
    if (cause) return { ...cause, tried }
  }
  return null
}
