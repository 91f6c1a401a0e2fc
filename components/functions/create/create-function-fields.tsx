'use client'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import type { FieldsProps } from '@/components/forms/use-form'
import { ImageUriField } from '@/components/images/image-uri-field'
import { Line, TextButton } from '@/components/images/resolved-image'
import type { useImageUri } from '@/components/images/use-image-uri'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Disclosure } from '@/components/ui/disclosure'
import { FieldError } from '@/components/ui/field'
import { RadioCards } from '@/components/ui/radio-cards'
import { TextField } from '@/components/ui/text-field'
import { fieldOf, type Problem } from '@/lib/forms/form-spec'
import { plural } from '@/lib/format'
import { type CreateField, type CreateValues, mismatch } from '@/lib/functions/create/create-form'
import { nameField, shownRowErrors } from '@/lib/functions/configuration/form-environment'
import { checkFunctionName, nameFromRepository } from '@/lib/functions/function-name'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { CreateFunctionGeneral } from './create-function-general'
import { CreateFunctionPermissions } from './create-function-permissions'
import { EnvironmentEditor } from '@/components/functions/fields/environment-editor'
import { OverrideFields } from '@/components/functions/fields/override-fields'
import { TagsEditor } from './tags-editor'
import type { useNameTaken } from './use-name-taken'

type CreateFieldsProps = FieldsProps<CreateValues> & {
  /** Those that show: a section with one opens after a try to save. */
  problems: readonly Problem[]
  image: ReturnType<typeof useImageUri>
  taken: ReturnType<typeof useNameTaken>
  fromLink: readonly CreateField[]
  roleName: string
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
  values,
  set,
  image,
  taken,
  error,
  leave,
  problems,
  fromLink,
  roleName,
  tried,
}: CreateFieldsProps) {
  const place = usePlace()
  const linked = (field: CreateField) => (fromLink.includes(field) ? 'from link' : undefined)
  const overridden = (['entryPoint', 'command', 'workingDirectory'] as const).filter((name) => values[name].on)
  const [open, setOpen] = useState<Partial<Record<Section, boolean>>>({ overrides: overridden.length > 0 })
  const toggle = (section: Section) => (now: boolean) => setOpen((all) => ({ ...all, [section]: now }))
  const wrong = (section: Section) =>
    problems.some((problem) => sections[section].some((field) => field === fieldOf(problem)))
  const toOpen =
    tried > 0 ? (['overrides', 'role', 'environment', 'general', 'tags'] as const).filter(wrong).join() : ''
  useEffect(() => {
    for (const section of toOpen.split(',')) if (section !== '') setOpen((all) => ({ ...all, [section]: true }))
  }, [toOpen, tried])
  useEffect(() => {
    if (overridden.length > 0) setOpen((all) => ({ ...all, overrides: true }))
  }, [overridden.length])
  const { resolved } = image
  const config = resolved?.detail?.config ?? null
  const note = resolved ? (resolved.detail?.configError ?? 'not read') : 'known when an image is chosen'
  const other = mismatch(values, config)
  const suggestion = resolved && values.name === '' ? nameFromRepository(resolved.repository) : ''
  const use = checkFunctionName(values.name)?.use ?? null
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
            value={values.name}
            onChange={(name) => set({ name })}
            onBlur={() => {
              if (values.name !== '') leave('name')
            }}
            error={error('name') ?? taken.problems[0]?.message}
            constraint={
              taken.state === 'checking'
                ? 'Checking the name…'
                : taken.state === 'free'
                  ? 'Name is available.'
                  : '1 to 64 characters.'
            }
          />
          {(use !== null || taken.state === 'taken' || suggestion !== '') && (
            <div className="-mt-4 text-control">
              {use !== null && <TextButton onClick={() => set({ name: use })}>Use it</TextButton>}
              {taken.state === 'taken' && (
                <Link prefetch={false} className="link" href={paths.function(place, values.name.trim())}>
                  Open {values.name.trim()}
                </Link>
              )}
              {suggestion !== '' && (
                <TextButton onClick={() => set({ name: suggestion })}>Use “{suggestion}”</TextButton>
              )}
            </div>
          )}
          <ImageUriField
            value={values.imageUri}
            onChange={(imageUri) => set({ imageUri })}
            image={image}
            note={linked('imageUri')}
            architecture={values.architecture}
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
          value={values}
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
            value={values.architecture}
            onChange={(architecture) => set({ architecture })}
            options={[
              { value: 'x86_64', label: 'x86_64', description: 'linux/amd64 images' },
              { value: 'arm64', label: 'arm64', description: 'linux/arm64 images' },
            ]}
          />
          {other !== null && (
            <Line icon="warn">
              The image is {other}; you chose {values.architecture}. Every invocation will fail.{' '}
              <TextButton onClick={() => set({ architecture: other })}>Use {other}</TextButton>
            </Line>
          )}
        </fieldset>
      </Card>
      <CreateFunctionPermissions
        {...{ values, set, roleName, error, leave }}
        open={open.role ?? false}
        onOpen={toggle('role')}
      />
      <Disclosure
        title="Environment variables"
        optional
        open={open.environment ?? false}
        onToggle={toggle('environment')}
        summary={values.environment.length === 0 ? 'none' : plural(values.environment.length, 'variable')}
      >
        <div className="grid gap-2">
          <EnvironmentEditor
            rows={values.environment}
            onChange={(environment) => set({ environment })}
            errors={shownRowErrors(values.environment, error)}
            onBlur={(id) => leave(nameField({ id }))}
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
        summary={`${values.memorySize} MB · ${values.timeout.minutes !== '0' ? `${values.timeout.minutes} min ` : ''}${values.timeout.seconds} s · /tmp ${values.ephemeralStorage} MB`}
      >
        <CreateFunctionGeneral {...{ values, set, error, leave }} />
      </Disclosure>
      <Disclosure
        title="Tags"
        optional
        open={open.tags ?? false}
        onToggle={toggle('tags')}
        summary={values.tags.length === 0 ? 'none' : plural(values.tags.length, 'tag')}
      >
        <TagsEditor tags={values.tags} onChange={(tags) => set({ tags })} error={error('tags')} />
      </Disclosure>
      <Checkbox
        label="Publish version 1"
        helper="Publishes a version of the new function that never changes."
        checked={values.publish}
        onChange={(publish) => set({ publish })}
      />
    </div>
  )
}
