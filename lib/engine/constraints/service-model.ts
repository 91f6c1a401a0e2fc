import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { constraintsSchema } from './rule'

const modelShapeSchema = constraintsSchema.extend({ shape: z.string(), required: z.array(z.string()).optional() })

/** A shape of a service model with the shapes below it in place. `required` names members. */
export type Node = z.infer<typeof modelShapeSchema> & {
  members?: Record<string, Node>
  member?: Node
  key?: Node
  value?: Node
}

/** Reads a `Node`. */
export const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  modelShapeSchema.extend({
    members: z.record(z.string(), nodeSchema).optional(),
    member: nodeSchema.optional(),
    key: nodeSchema.optional(),
    value: nodeSchema.optional(),
  }),
)

const reference = z.object({ shape: z.string() })
const shapeSchema = modelShapeSchema.omit({ shape: true }).extend({
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
  const { operations, shapes } = modelSchema.parse(
    JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')),
  )
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
  return Object.fromEntries(
    Object.entries(operations).map(([name, { input }]) => [name, input ? { input: nodeOf(input) } : {}]),
  )
}
