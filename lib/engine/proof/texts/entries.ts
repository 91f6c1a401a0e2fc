import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { RECORDING } from '../recorded/recording'

const text = z.string().nullish()
const file = z.object({
  reported_errors: z.array(z.object({ api: z.string(), http_status: z.number(), code: z.string(), message: text })),
  state_reasons: z.array(z.object({ field: z.string(), code: z.string(), message: text })),
  launch_and_log_errors: z.array(z.object({ errorType: z.string(), line: text, payload: text })),
  ecr_errors: z.array(z.object({ code: z.string(), message: z.string() })),
  registry_behaviour: z.array(z.object({ what: z.string(), status: z.number().nullable(), detail: z.string() })),
})

/** What AWS was seen to answer, from issues, documents and other engines: not recordings, but literal. */
export type Entry = {
  readonly section: keyof z.infer<typeof file>
  /** Names the entry among those of its section. */
  readonly title: string
  readonly status?: number
  readonly code?: string
  /** Every text of the entry. */
  readonly texts: readonly string[]
}

const texts = (...given: (string | null | undefined)[]) => given.filter((one) => typeof one === 'string')

/** The entries of every section that is no recording, or undefined on a machine without the file. */
export function readEntries(): Entry[] | undefined {
  if (!existsSync(RECORDING)) return undefined
  const sections = file.parse(JSON.parse(readFileSync(RECORDING, 'utf8')))
  return [
    ...sections.reported_errors.map(({ api, http_status, code, message }): Entry => ({
      section: 'reported_errors',
      title: `${api} ${code} ${message ?? ''}`,
      status: http_status,
      code,
      texts: texts(message),
    })),
    ...sections.state_reasons.map(({ field, code, message }): Entry => ({
      section: 'state_reasons',
      title: `${field} ${code} ${message ?? ''}`,
      code,
      texts: texts(message),
    })),
    ...sections.launch_and_log_errors.map(({ errorType, line, payload }): Entry => ({
      section: 'launch_and_log_errors',
      title: `${errorType} ${payload ?? line ?? ''}`,
      code: errorType,
      texts: texts(line, payload),
    })),
    ...sections.ecr_errors.map(({ code, message }): Entry => ({
      section: 'ecr_errors',
      title: `${code} ${message}`,
      code,
      texts: [message],
    })),
    ...sections.registry_behaviour.map(({ what, status, detail }): Entry => ({
      section: 'registry_behaviour',
      title: what,
      ...(status !== null && { status }),
      texts: [detail],
    })),
  ]
}
