'use client'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { ImageUriField } from '@/components/images/image-uri-field'
import { Line, TextButton } from '@/components/images/resolved-image'
import type { useImageUri } from '@/components/images/use-image-uri'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Disclosure } from '@/components/ui/disclosure'
import { FieldError } from '@/components/ui/field'
import { RadioCards } from '@/components/ui/radio-cards'
import { TextField } from '@/components/ui/text-field'
import { plural } from '@/lib/format'
import { type CreateField, type CreateForm, mismatch } from '@/lib/functions/create/create-form'
import { rowErrors } from '@/lib/functions/configuration/environment-rows'
import { checkFunctionName, nameFromRepository } from '@/lib/functions/function-name'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { CreateFunctionGeneral } from './create-function-general'
import { CreateFunctionPermissions } from './create-function-permissions'
import { EnvironmentEditor } from '@/components/functions/fields/environment-editor'
import { OverrideFields } from '@/components/functions/fields/override-fields'
import { TagsEditor } from './tags-editor'
import type { useNameTaken } from './use-name-taken'

type FieldsProps = {
  form: CreateForm
  set: (change: Partial<CreateForm>) => void
  image: ReturnType<typeof useImageUri>
  taken: ReturnType<typeof useNameTaken>
  error: (field: CreateField) => string | undefined
  leave: (field: CreateField) => void
  fromLink: readonly CreateField[]
  roleName: string
  /** How often a save was tried; sections with an error open then. */
  tried: number
}

const sections = {
  overrides: ['entryPoint', 'command', 'workingDirectory'],
  role: ['newRole', 'existingRole'],
  environment: ['environment'],
  general: ['memorySize', 'timeout', 'ephemeralStorage', 'description'],
  tags: ['tags'],
} as const
type Section = keyof typeof sections

/** The sections of the form in AWS's order, then what AWS keeps on other pages. */
export function CreateFunctionFields({
  form,
  set,
  image,
  taken,
  error,
  leave,
  fromLink,
  roleName,
  tried,
}: FieldsProps) {
  const place = usePlace()
  const linked = (field: CreateField) => (fromLink.includes(field) ? 'from link' : undefined)
  const overridden = (['entryPoint', 'command', 'workingDirectory'] as const).filter((name) => form[name].on)
  const [open, setOpen] = useState<Partial<Record<Section, boolean>>>({ overrides: overridden.length > 0 })
  const toggle = (section: Section) => (now: boolean) => setOpen((all) => ({ ...all, [section]: now }))
  const wrong = (section: Section) => sections[section].some((field) => error(field) !== undefined)
  const toOpen =
    tried > 0 ? (['overrides', 'role', 'environment', 'general', 'tags'] as const).filter(wrong).join() : ''
  useEffect(() => {
    for (const section of toOpen.split(',')) if (section !== '') setOpen((all) => ({ ...all, [section]: true }))
  }, [toOpen, tried])
  useEffect(() => {
    if (overridden.length > 0) setOpen((all) => ({ ...all, overrides: true }))
  }, [overridden.length])
  const config = image.state.kind === 'resolved' ? (image.state.image.detail?.config ?? null) : null
  const note =
    image.state.kind === 'resolved'
      ? (image.state.image.detail?.configError ?? 'not read')
      : 'known when an image is chosen'
  const other = mismatch(form, config)
  const suggestion =
    image.state.kind === 'resolved' && form.name === '' ? nameFromRepository(image.state.image.repository) : ''
  const use = checkFunctionName(form.name)?.use ?? null
  const names = { entryPoint: 'Entrypoint', command: 'Command', workingDirectory: 'Working directory' }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
      <fieldset>
        <legend className="sr-only">Package type</legend>
        <RadioCards
          name="packageType"
          value="Image"
          onChange={() => undefined}
          options={[
            { value: 'Image', label: 'Container image', description: 'Run an image from your Amazon ECR registry.' },
            { value: 'Zip', label: 'Zip archive', disabledReason: 'This panel manages container-image functions.' },
          ]}
        />
      </fieldset>
      <Card title="Basic information">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <TextField
            label={
              linked('name') ? (
                <>
                  Function name <span className="ml-1 font-normal text-text-3">from link</span>
                </>
              ) : (
                'Function name'
              )
            }
            name="name"
            mono
            autoFocus
            data-1p-ignore
            placeholder="my-function"
            helper="Letters, numbers, hyphens, and underscores. Can't be changed later."
            value={form.name}
            onChange={(name) => set({ name })}
            onBlur={() => {
              if (form.name !== '') leave('name')
            }}
            error={
              error('name') ??
              (taken === 'taken'
                ? `A function named ${form.name.trim()} already exists in ${place.region}. Choose another name or open it.`
                : undefined)
            }
            constraint={
              taken === 'checking'
                ? 'Checking the name…'
                : taken === 'free'
                  ? 'Name is available.'
                  : '1 to 64 characters.'
            }
          />
          {(use !== null || taken === 'taken' || suggestion !== '') && (
            <div className="-mt-4 text-control">
              {use !== null && <TextButton onClick={() => set({ name: use })}>Use it</TextButton>}
              {taken === 'taken' && (
                <Link prefetch={false} className="link" href={paths.function(place, form.name.trim())}>
                  Open {form.name.trim()}
                </Link>
              )}
              {suggestion !== '' && (
                <TextButton onClick={() => set({ name: suggestion })}>Use “{suggestion}”</TextButton>
              )}
            </div>
          )}
          <ImageUriField
            value={form.imageUri}
            onChange={(imageUri) => set({ imageUri })}
            image={image}
            note={linked('imageUri')}
            architecture={form.architecture}
            onArchitecture={(architecture) => set({ architecture })}
            error={error('imageUri')}
          />
        </div>
      </Card>
      <Disclosure
        title="Container image overrides"
        optional
        summary={overridden.map((name) => names[name]).join(', ') || 'none'}
        open={open.overrides ?? false}
        onToggle={toggle('overrides')}
      >
        <OverrideFields
          value={form}
          onChange={({ entryPoint, command, workingDirectory }) => set({ entryPoint, command, workingDirectory })}
          image={config}
          imageNote={note}
          showErrors={tried > 0}
        />
      </Disclosure>
      <Card title="Architecture">
        <fieldset className="grid gap-2">
          <legend className="mb-2 text-control text-text-2">The image must be built for this architecture.</legend>
          <RadioCards
            name="architecture"
            value={form.architecture}
            onChange={(architecture) => set({ architecture })}
            options={[
              { value: 'x86_64', label: 'x86_64', description: 'linux/amd64 images' },
              { value: 'arm64', label: 'arm64', description: 'linux/arm64 images' },
            ]}
          />
          {other !== null && (
            <Line icon="warn">
              The image is {other}; you chose {form.architecture}. Every invocation will fail.{' '}
              <TextButton onClick={() => set({ architecture: other })}>Use {other}</TextButton>
            </Line>
          )}
        </fieldset>
      </Card>
      <CreateFunctionPermissions
        {...{ form, set, roleName, error }}
        open={open.role ?? false}
        onOpen={toggle('role')}
        onLeave={leave}
      />
      <Disclosure
        title="Environment variables"
        optional
        open={open.environment ?? false}
        onToggle={toggle('environment')}
        summary={form.environment.length === 0 ? 'none' : plural(form.environment.length, 'variable')}
      >
        <div className="grid gap-2">
          <EnvironmentEditor
            rows={form.environment}
            onChange={(environment) => set({ environment: [...environment] })}
            errors={tried > 0 ? rowErrors(form.environment) : {}}
            image={Object.fromEntries((config?.environment ?? []).map(({ name, value }) => [name, value]))}
          />
          {error('environment') && (
            <div className="text-meta">
              <FieldError>{error('environment')}</FieldError>
            </div>
          )}
        </div>
      </Disclosure>
      <Disclosure
        title="General configuration"
        optional
        open={open.general ?? false}
        onToggle={toggle('general')}
        summary={`${form.memorySize} MB · ${form.minutes !== '0' ? `${form.minutes} min ` : ''}${form.seconds} s · /tmp ${form.ephemeralStorage} MB`}
      >
        <CreateFunctionGeneral form={form} set={set} error={error} onLeave={leave} />
      </Disclosure>
      <Disclosure
        title="Tags"
        optional
        open={open.tags ?? false}
        onToggle={toggle('tags')}
        summary={form.tags.length === 0 ? 'none' : plural(form.tags.length, 'tag')}
      >
        <TagsEditor tags={form.tags} onChange={(tags) => set({ tags })} error={error('tags')} />
      </Disclosure>
      <Checkbox
        label="Publish version 1"
        helper="Publishes a version of the new function that never changes."
        checked={form.publish}
        onChange={(publish) => set({ publish })}
      />
    </div>
  )
}
