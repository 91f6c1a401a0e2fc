import { z } from 'zod'
import { readNumber, readSeconds } from '@/lib/forms/read-number'
import { parseImageUri, type ImageUriContext } from '@/lib/images/image-uri'
import { lambdaArchitecture } from '@/lib/images/platform'
import type { ImageConfiguration } from '@/lib/images/model'
import { roleArnPattern, roleNamePattern } from '@/lib/roles/model'
import { generalFields } from '@/lib/functions/configuration/configuration-model'
import { checkFunctionName } from '@/lib/functions/function-name'
import { type EnvironmentRow, rowErrors } from '@/lib/functions/configuration/environment-rows'
import { environmentBytes, sizeError } from '@/lib/functions/configuration/lambda-environment'
import { noOverrides, readOverrides } from '@/lib/functions/configuration/overrides'

const overrideDraft = z.object({ on: z.boolean(), text: z.string() })
const pair = z.object({ name: z.string(), value: z.string() })
const variable = z.object({
  id: z.string(),
  name: z.string(),
  value: z.string().nullable(),
  known: z.string().nullable(),
  isNew: z.boolean(),
  removed: z.boolean(),
}) satisfies z.ZodType<EnvironmentRow>

/** The create form as typed: every number is text, so that nothing typed is lost. */
export const createForm = z.object({
  name: z.string(),
  imageUri: z.string(),
  entryPoint: overrideDraft,
  command: overrideDraft,
  workingDirectory: overrideDraft,
  architecture: z.enum(['x86_64', 'arm64']),
  roleKind: z.enum(['new', 'existing']),
  /** null: follows the function's name. */
  newRole: z.string().nullable(),
  existingRole: z.string(),
  environment: z.array(variable),
  memorySize: z.string(),
  minutes: z.string(),
  seconds: z.string(),
  ephemeralStorage: z.string(),
  description: z.string(),
  tags: z.array(pair),
  publish: z.boolean(),
})
export type CreateForm = z.infer<typeof createForm>

/** An empty form. Timeout 30 s is suggested for images: their first start can exceed Lambda's default of 3 s. */
export const emptyCreateForm: CreateForm = {
  name: '',
  imageUri: '',
  ...noOverrides,
  architecture: 'x86_64',
  roleKind: 'new',
  newRole: null,
  existingRole: '',
  environment: [],
  memorySize: '128',
  minutes: '0',
  seconds: '30',
  ephemeralStorage: '512',
  description: '',
  tags: [],
  publish: false,
}

/** The form without the values of environment variables: what may be kept as a draft. */
export const createDraft = (form: CreateForm): CreateForm => ({
  ...form,
  environment: form.environment.map((row) => ({ ...row, value: '' })),
})

/** The fields in the order of the page, as errors name them. */
export const createFields = [
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
  'timeout',
  'ephemeralStorage',
  'description',
  'tags',
] as const
export type CreateField = (typeof createFields)[number]
export type CreateErrors = Partial<Record<CreateField, string>>

/** The name of the role that is made when nobody names one: `my-function-role-7f3k`. */
export const suggestedRole = (name: string, suffix: string) =>
  `${name.trim().slice(0, 64 - 6 - suffix.length) || 'function'}-role-${suffix}`

const problem = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message

function checkRole({ roleKind, newRole, existingRole }: CreateForm): CreateErrors {
  if (roleKind === 'new') {
    return newRole === null || roleNamePattern.test(newRole)
      ? {}
      : { newRole: 'Role names use letters, numbers, and + = , . @ - _.' }
  }
  if (existingRole.trim() === '') return { existingRole: 'Choose a role.' }
  return roleArnPattern.test(existingRole.trim())
    ? {}
    : { existingRole: 'Enter a role ARN like arn:aws:iam::123456789012:role/lambda-ex.' }
}

const staying = (rows: CreateForm['environment']) => rows.filter(({ removed }) => !removed)

function checkEnvironment(rows: CreateForm['environment']) {
  const [wrong] = Object.values(rowErrors(rows))
  return wrong ?? (staying(rows).length === 0 ? null : sizeError(environmentBytes(toMap(staying(rows)))))
}

function checkTags(rows: CreateForm['tags']) {
  if (rows.some(({ name }) => name.trim() === '')) return 'Key is required, or remove this row.'
  if (new Set(rows.map(({ name }) => name)).size < rows.length) return 'Use each key once.'
  if (rows.some(({ name }) => /^aws:/i.test(name))) return "Keys can't start with aws:."
  return rows.length > 50 ? 'Use 50 tags or fewer.' : null
}

const toMap = (rows: readonly { name: string; value: string | null }[]) =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value ?? '']))

/** Everything that is wrong with a form, by field, in AWS's words where it has some. */
export function checkCreateForm(form: CreateForm, context: ImageUriContext): CreateErrors {
  const errors: CreateErrors = { ...checkRole(form) }
  const add = (field: CreateField, message: string | null | undefined) => {
    if (message) errors[field] = message
  }
  add('name', checkFunctionName(form.name)?.message)
  const uri = parseImageUri(form.imageUri, context)
  add('imageUri', uri.ok ? null : uri.message)
  for (const [field, error] of Object.entries(readOverrides(form).errors))
    add(createFields.find((one) => one === field) ?? 'command', error.message)
  add('environment', checkEnvironment(form.environment))
  const { memorySize, timeout, ephemeralStorage } = numbers(form)
  add('memorySize', problem(generalFields.memorySize, memorySize))
  add('timeout', problem(generalFields.timeout, timeout))
  add('ephemeralStorage', problem(generalFields.ephemeralStorage, ephemeralStorage))
  add('description', problem(generalFields.description, form.description))
  add('tags', checkTags(form.tags))
  return errors
}

const numbers = (form: CreateForm) => ({
  memorySize: readNumber(form.memorySize),
  timeout: readSeconds(form),
  ephemeralStorage: readNumber(form.ephemeralStorage),
})

/**
 * What CreateFunction is sent, from a form without errors. The role is not part of it: it may still have to be made.
 */
export const createValues = (form: CreateForm, context: ImageUriContext) => ({
  name: form.name.trim(),
  imageUri: parseImageUri(form.imageUri, context).uri,
  architecture: form.architecture,
  overrides: copied(readOverrides(form).overrides),
  environment: toMap(staying(form.environment)),
  ...numbers(form),
  description: form.description,
  tags: toMap(form.tags),
  publish: form.publish,
})

const copied = ({ entryPoint, command, workingDirectory }: ReturnType<typeof readOverrides>['overrides']) => ({
  entryPoint: entryPoint && [...entryPoint],
  command: command && [...command],
  workingDirectory,
})

/** The image's architecture where it is one of Lambda's and not the form's. */
export function mismatch(form: Pick<CreateForm, 'architecture'>, config: ImageConfiguration | null | undefined) {
  const its = config ? lambdaArchitecture(config) : null
  return its !== null && its !== form.architecture ? its : null
}
