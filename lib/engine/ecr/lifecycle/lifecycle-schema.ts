import { z } from 'zod'
import { groupBy } from '../group-by'

const COMBINATIONS = 'instance failed to match exactly one schema (matched 0 out of 4)'
const ACTIONS = 'instance failed to match exactly one schema (matched 0 out of 2)'

/** ECR keeps what it archives for this many days at least. */
const ARCHIVED_DAYS = 90

const selection = z
  .strictObject({
    tagStatus: z.enum(['tagged', 'untagged', 'any']),
    tagPrefixList: z.array(z.string()).min(1).optional(),
    tagPatternList: z.array(z.string()).min(1).optional(),
    storageClass: z.enum(['standard', 'archive']).optional(),
    countType: z.string(),
    countUnit: z.enum(['days']).optional(),
    countNumber: z.int().min(1),
  })
  .refine(({ countType, countUnit, storageClass = 'standard' }) => {
    if (countType === 'imageCountMoreThan') return countUnit === undefined && storageClass === 'standard'
    if (countType === 'sinceImagePushed' || countType === 'sinceImagePulled')
      return countUnit !== undefined && storageClass === 'standard'
    return countType === 'sinceImageTransitioned' && countUnit !== undefined && storageClass === 'archive'
  }, COMBINATIONS)
  .refine(({ countType, countNumber }) => countType !== 'sinceImageTransitioned' || countNumber >= ARCHIVED_DAYS, {
    error: ({ input }) => tooLow(ARCHIVED_DAYS, z.object({ countNumber: z.number() }).parse(input).countNumber),
  })

const action = z
  .strictObject({ type: z.enum(['expire', 'transition']), targetStorageClass: z.unknown().optional() })
  .refine((given) => {
    const target = 'targetStorageClass' in given ? given.targetStorageClass : undefined
    return given.type === 'expire' ? !('targetStorageClass' in given) : target === 'archive'
  }, ACTIONS)

const rule = z.strictObject({
  rulePriority: z.int().min(1),
  description: z.string().optional(),
  selection,
  action,
})

const policy = z.strictObject({ rules: z.array(rule).min(1).max(50) })

/** One rule of a lifecycle policy. */
export type LifecycleRule = z.infer<typeof rule>

const tooLow = (minimum: number | bigint, found: unknown) =>
  `numeric instance is lower than the required minimum (minimum: ${minimum}, found: ${String(found)})`

/** JSON's name of a value's type. */
function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

const TYPES: Readonly<Record<string, string>> = { int: 'integer', number: 'integer' }

/** What the schema validator that ECR uses says of an issue. A missing member is told by its parent, all at once. */
function wordsOf(issue: z.core.$ZodIssue): string {
  const { input } = issue
  if (issue.code === 'unrecognized_keys')
    return `object instance has properties which are not allowed by the schema: ${JSON.stringify(issue.keys.toSorted())}`
  if (issue.code === 'invalid_value')
    return `instance value (${JSON.stringify(input)}) not found in enum (possible values: ${JSON.stringify(issue.values)})`
  if (issue.code === 'invalid_type') {
    const allowed = JSON.stringify([TYPES[issue.expected] ?? issue.expected])
    return `instance type (${typeOf(input)}) does not match any allowed primitive type (allowed: ${allowed})`
  }
  if (issue.code === 'too_small' && Array.isArray(input))
    return `array is too short: must have at least ${issue.minimum} elements but instance has ${input.length} elements`
  if (issue.code === 'too_small') return tooLow(issue.minimum, input)
  if (issue.code === 'too_big' && Array.isArray(input))
    return `array is too long: must have at most ${issue.maximum} elements but instance has ${input.length} elements`
  return issue.message
}

const isMissing = ({ code, input }: z.core.$ZodIssue) =>
  input === undefined && (code === 'invalid_type' || code === 'invalid_value')

/** Reads a policy's JSON. @returns its rules, or what is wrong with it as ECR words it, one line each */
export function readLifecycleSchema(
  given: object,
): { rules: readonly LifecycleRule[] } | { errors: readonly string[] } {
  const { data, error } = policy.safeParse(given, { reportInput: true })
  if (data) return data
  const missing = groupBy(error.issues.filter(isMissing), ({ path }) => path.slice(0, -1).join('.'))
  const told = Array.from(missing.values(), (issues) => {
    const names = issues.map(({ path }) => String(path.at(-1))).toSorted()
    return `object has missing required properties (${JSON.stringify(names)})`
  })
  return { errors: [...told, ...error.issues.filter((issue) => !isMissing(issue)).map(wordsOf)] }
}
