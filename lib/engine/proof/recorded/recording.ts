import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/**
 * Answers that AWS was seen to give, from projects of other licences: kept in a folder beside the project, never in it.
 */
const { GANTRY_RECORDINGS = path.join('..', 'shared', 'aws') } = process.env

/** The file of AWS's recorded answers, which most machines do not have: then there is nothing to compare with. */
export const RECORDING = path.resolve(GANTRY_RECORDINGS, 'recorded.json')

/** What a test says where the recordings are not. */
export const NOTHING_TO_COMPARE = `No ${RECORDING} (GANTRY_RECORDINGS): nothing to compare with.`

const json = z.record(z.string(), z.json())
const answer = z.object({
  value: z.json().optional(),
  status: z.number().optional(),
  response: json.optional(),
  error: z
    .object({
      code: z.string(),
      message: z.string().nullish(),
      validation_errors: z.array(z.string()).optional(),
    })
    .optional(),
})
const step = answer.extend({
  call: z.string().optional(),
  request: json.optional(),
  key: z.string().optional(),
  in_loop: z.string().optional(),
  key_template: z.string().optional(),
  inside: z.string().optional(),
  recorded_expression: z.string().optional(),
})
const scenario = z.object({
  test: z.string(),
  parameters: json.optional(),
  recorded_on: z.string().optional(),
  other_recorded: z.record(z.string(), answer).optional(),
  steps: z.array(step),
})
const file = z.object({ groups: z.record(z.string(), z.object({ scenarios: z.array(scenario).default([]) })) })

/** A value of a recording. */
export type Json = z.infer<typeof json>[string]

/** An answer or a request of a recording. */
export type JsonObject = z.infer<typeof json>

/** What AWS answered. */
export type Answer = z.infer<typeof answer>

/** One call of a recorded test, and what was kept of its answer. */
export type Step = z.infer<typeof step>

/** One recorded test. */
export type Scenario = z.infer<typeof scenario> & { readonly group: string }

/** The scenarios of every group, or undefined on a machine without the recordings. */
export function readScenarios(): Scenario[] | undefined {
  if (!existsSync(RECORDING)) return undefined
  const { groups } = file.parse(JSON.parse(readFileSync(RECORDING, 'utf8')))
  return Object.entries(groups).flatMap(([group, { scenarios }]) => scenarios.map((one) => ({ ...one, group })))
}

/** The name of a scenario without the path of its test file. */
export const shortName = ({ test }: Scenario): string => test.slice(test.lastIndexOf('::') + 2)

/** When a scenario was recorded, `yyyy-mm-dd`. */
export function dateOf({ recorded_on: recordedOn = '' }: Scenario): string | undefined {
  const [, day, month, year] = /^(\d\d)-(\d\d)-(\d{4})/.exec(recordedOn) ?? []
  return year && `${year}-${month}-${day}`
}
