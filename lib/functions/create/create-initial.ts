import { type CreateField, type CreateValues, emptyCreateForm } from './create-form'
import { newRow } from '@/lib/functions/configuration/environment-rows'
import { generalOf } from '@/lib/functions/configuration/form-general'
import type { FunctionModel } from '@/lib/functions/model'
import { overridesDraft } from '@/lib/functions/configuration/overrides'

/** What the create form starts from. Nothing of a link is sent by itself. */
export type CreateInitial = {
  readonly form: CreateValues
  readonly fromLink: readonly CreateField[]
  readonly note: string | null
}

/** A form from a link: `?image=&name=&arch=&command=`. A bare command is quoted. */
export function fromLink(search: Pick<URLSearchParams, 'get'>): CreateInitial {
  const one = (field: string) => search.get(field)?.trim() ?? ''
  const [name, image, arch, command] = [one('name'), one('image'), one('arch'), one('command')]
  const text = /^\s*["[]/.test(command) ? command : JSON.stringify(command)
  const form: CreateValues = {
    ...emptyCreateForm,
    name,
    imageUri: image,
    architecture: arch === 'arm64' ? 'arm64' : 'x86_64',
    command: command === '' ? emptyCreateForm.command : { on: true, text },
  }
  const given: readonly (readonly [CreateField, string])[] = [
    ['name', name],
    ['imageUri', image],
    ['architecture', arch],
    ['command', command],
  ]
  return { form, fromLink: given.flatMap(([field, value]) => (value === '' ? [] : [field])), note: null }
}

/** A copy of a function: all but its name and the hidden values of its variables (R03, "Duplicate"). */
export function fromFunction(fn: FunctionModel, base: CreateInitial): CreateInitial {
  const image = fn.imageUri !== null
  const hidden = fn.environment.length
  const values =
    hidden === 0 ? '' : ` The values of its environment variables are hidden, so only their names are here.`
  return {
    ...base,
    note: `Copied from ${fn.name}.${values}`,
    form: {
      ...base.form,
      ...(image && base.form.imageUri === '' ? { imageUri: fn.imageUri ?? '', ...overridesDraft(fn.overrides) } : {}),
      architecture: fn.architecture === 'arm64' ? 'arm64' : 'x86_64',
      roleKind: 'existing',
      existingRole: fn.role,
      environment: fn.environment.map(({ name }) => newRow({ name, value: '' })),
      ...generalOf(fn),
      tags: Object.entries(fn.tags ?? {})
        .filter(([key]) => !key.startsWith('aws:'))
        .map(([name, value]) => ({ name, value })),
    },
  }
}
