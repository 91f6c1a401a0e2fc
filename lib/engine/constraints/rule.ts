import { z } from 'zod'

/** A member: its name, the shape that constrains it (null for none), whether it is required. */
const memberSchema = z.tuple([z.string(), z.string().nullable(), z.boolean()]).readonly()

/** What a model says of a shape by itself, whichever way it names the shapes below it. */
export const constraintsSchema = z.object({
  type: z.string(),
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  sensitive: z.boolean().optional(),
})

const ruleSchema = constraintsSchema.extend({
  members: z.array(memberSchema).optional(),
  member: z.string().nullable().optional(),
  key: z.string().nullable().optional(),
  value: z.string().nullable().optional(),
  bareNameMax: z.number().optional(),
})

/**
 * What the model says of one shape. `min` and `max` bound a number's value, a text's or a list's length;
 * `member`, `key` and `value` name other shapes.
 */
export type Rule = z.infer<typeof ruleSchema>

/** The rules of one service: the input shape of each operation, and each shape once. */
export const rulesSchema = z.object({
  operations: z.record(z.string(), z.string()),
  shapes: z.record(z.string(), ruleSchema),
})
/** What `rulesSchema` reads. */
export type Rules = z.infer<typeof rulesSchema>
