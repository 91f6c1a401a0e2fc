import { z } from 'zod'
import { type FormSpec, namedFields, type Problem, touchedFields } from '@/lib/forms/form-spec'
import { type EnvironmentRow, newRow } from '@/lib/functions/configuration/environment-rows'
import { environmentProblems } from '@/lib/functions/configuration/form-environment'
import { generalProblems, generalSettings, generalValues } from '@/lib/functions/configuration/form-general'
import { overridesProblems, overridesSettings, overridesValues } from '@/lib/functions/configuration/form-overrides'
import { noOverrides } from '@/lib/functions/configuration/overrides'
import { checkFunctionName } from '@/lib/functions/function-name'
import type { ImageConfiguration } from '@/lib/images/model'
import { lambdaArchitecture } from '@/lib/images/platform'
import { roleArnPattern, roleNamePattern } from '@/lib/roles/model'
import type { createFunctionInput } from './create-input'

const pair = z.object({ name: z.string(), value: z.string() })
const variable = z.object({
  id: z.string(),
  name: z.string(),
  value: z.string().nullable(),
  known: z.string().nullable(),
  isNew: z.boolean(),
  removed: z.boolean(),
}) satisfies z.ZodType<EnvironmentRow>

/** The create form as typed. */
const createValues = z.object({
  name: z.string(),
  imageUri: z.string(),
  ...overridesValues.shape,
  architecture: z.enum(['x86_64', 'arm64']),
  roleKind: z.enum(['new', 'existing']),
  /** null: follows the function's name. */
  newRole: z.string().nullable(),
  existingRole: z.string(),
  environment: z.array(variable).readonly(),
  ...generalValues.shape,
  tags: z.array(pair).readonly(),
  publish: z.boolean(),
})
export type CreateValues = z.infer<typeof createValues>

/** An empty form. A timeout of 30 s is suggested for images: their first start can exceed Lambda's default of 3 s. */
export const emptyCreateForm: CreateValues = {
  name: '',
  imageUri: '',
  ...noOverrides,
  architecture: 'x86_64',
  roleKind: 'new',
  newRole: null,
  existingRole: '',
  environment: [],
  memorySize: '128',
  timeout: { minutes: '0', seconds: '30' },
  ephemeralStorage: '512',
  description: '',
  tags: [],
  publish: false,
}

const fields = [
  'name',
  'imageUri',
  'entryPoint',
  'command',
  'workingDirectory',
  'architecture',
  'newRole',
  'existingRole',
  'environment',
  'memorySize',
  'ephemeralStorage',
  'timeout',
  'description',
  'tags',
] as const
export type CreateField = (typeof fields)[number]

/** What is sent: CreateFunction's input, and of the role whether it must be made first. */
export type CreateSettings = Omit<
  z.input<typeof createFunctionInput>,
  'connection' | 'region' | 'operationId' | 'role'
> & {
  readonly role: { readonly kind: 'new'; readonly name: string } | { readonly kind: 'existing'; readonly arn: string }
}

/** The name of the role that is made when nobody names one: `my-function-role-7f3k`. */
export const suggestedRole = (name: string, suffix: string) =>
  `${name.trim().slice(0, 64 - 6 - suffix.length) || 'function'}-role-${suffix}`

function roleProblems({ roleKind, newRole, existingRole }: CreateValues): Problem[] {
  if (roleKind === 'new')
    return newRole === null || roleNamePattern.test(newRole)
      ? []
      : [{ field: 'newRole', message: 'Role names use letters, numbers, and + = , . @ - _.' }]
  const field = 'existingRole'
  if (existingRole.trim() === '') return [{ field, message: 'Choose a role.' }]
  return roleArnPattern.test(existingRole.trim())
    ? []
    : [{ field, message: 'Enter a role ARN like arn:aws:iam::123456789012:role/lambda-ex.' }]
}

function tagsProblem(rows: CreateValues['tags']) {
  if (rows.some(({ name }) => name.trim() === '')) return 'Key is required, or remove this row.'
  if (new Set(rows.map(({ name }) => name)).size < rows.length) return 'Use each key once.'
  if (rows.some(({ name }) => /^aws:/i.test(name))) return "Keys can't start with aws:."
  return rows.length > 50 ? 'Use 50 tags or fewer.' : null
}

const said = (field: CreateField, message: string | null | undefined): Problem[] =>
  message ? [{ field, message }] : []

const toMap = (rows: readonly { name: string; value: string | null }[]) =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value ?? '']))

/** What differs from where the form began. The other kind of role is no entry of its own while none is chosen. */
const changes = (values: CreateValues, began: CreateValues) =>
  touchedFields(began, values).filter((field) => field !== 'roleKind' || values.existingRole !== '')

/** Create function. `began` is what the form starts from: empty, a link's values, or a copy of another function. */
export const createForm = (
  began: CreateValues,
  suffix: string,
): FormSpec<null, CreateValues, CreateValues, CreateSettings> => ({
  id: 'create-function',
  fields,
  initial: () => began,
  problems: (values) => [
    ...said('name', checkFunctionName(values.name)?.message),
    ...overridesProblems(values),
    ...roleProblems(values),
    ...environmentProblems(values.environment),
    ...generalProblems(values),
    ...said('tags', tagsProblem(values.tags)),
  ],
  settings: (values) => ({
    name: values.name.trim(),
    imageUri: values.imageUri,
    digest: null,
    architecture: values.architecture,
    ...overridesSettings(values),
    environment: toMap(values.environment.filter(({ removed }) => !removed)),
    ...generalSettings(values),
    tags: toMap(values.tags),
    publish: values.publish,
    role:
      values.roleKind === 'new'
        ? { kind: 'new', name: values.newRole ?? suggestedRole(values.name, suffix) }
        : { kind: 'existing', arn: values.existingRole.trim() },
  }),
  changes: (values) => changes(values, began),
  unchanged: null,
  merge: (mine) => ({ values: mine, rows: [] }),
  own: [],
  refused: (error, { roleKind }) =>
    namedFields(error).map(({ field, message }) => ({
      field: field === 'role' ? (roleKind === 'new' ? 'newRole' : 'existingRole') : field.replace(/^overrides\./, ''),
      message,
    })),
  draft: {
    schema: createValues,
    // A variable's value may be a secret: only its name is kept.
    of: (values) => ({ ...values, environment: values.environment.map((row) => ({ ...row, value: '' })) }),
    into: (_, draft) => ({ ...draft, environment: draft.environment.map(({ name }) => newRow({ name, value: '' })) }),
  },
})

/** The image's architecture where it is one of Lambda's and not the form's. */
export function mismatch(form: Pick<CreateValues, 'architecture'>, config: ImageConfiguration | null | undefined) {
  const its = config ? lambdaArchitecture(config) : null
  return its !== null && its !== form.architecture ? its : null
}
