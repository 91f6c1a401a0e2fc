import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Node } from './generate'

const reference = z.object({ shape: z.string() })
const shapeSchema = z.object({
  type: z.string(),
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  sensitive: z.boolean().optional(),
  required: z.array(z.string()).optional(),
  members: z.record(z.string(), reference).optional(),
  member: reference.optional(),
  key: reference.optional(),
  value: reference.optional(),
})
const modelSchema = z.object({
  operations: z.record(z.string(), z.object({ input: reference.optional() })),
  shapes: z.record(z.string(), shapeSchema),
})

/** The inputs of a botocore service model (`service-2.json`, gzipped or not), each with its shapes in place. */
export function readServiceModel(file: string): Record<string, { input?: Node }> {
  const bytes = readFileSync(file)
  const { operations, shapes } = modelSchema.parse(JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')))
  const nodeOf = ({ shape: name }: { shape: string }): Node => {
    const shape = shapes[name]
    if (!shape) throw new Error(`The model has no shape ${name}`)
    const { members, member, key, value, ...rest } = shape
    return {
      shape: name,
      ...rest,
      ...(members && { members: Object.fromEntries(Object.entries(members).map(([at, one]) => [at, nodeOf(one)])) }),
      ...(member && { member: nodeOf(member) }),
      ...(key && { key: nodeOf(key) }),
      ...(value && { value: nodeOf(value) }),
    }
  }
  return Object.fromEntries(Object.entries(operations).map(([name, { input }]) => [name, input ? { input: nodeOf(input) } : {}]))
}
