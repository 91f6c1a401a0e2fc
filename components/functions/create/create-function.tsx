'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormPage } from '@/components/forms/form-page'
import { useForm } from '@/components/forms/use-form'
import { useValues } from '@/components/forms/use-values'
import { useImageUri } from '@/components/images/use-image-uri'
import { Flash } from '@/components/ui/flash'
import { useToast } from '@/components/ui/toast'
import { nothingYet } from '@/lib/forms/save'
import { type CreateField, createForm, type CreateValues, suggestedRole } from '@/lib/functions/create/create-form'
import { shortImageUri } from '@/lib/images/image-reference'
import { paths } from '@/lib/paths'
import type { PushTarget } from '@/lib/repositories/push-target'
import { ok } from '@/lib/result'
import { readOnlyReason, usePlace } from '@/lib/browser/use-place'
import { CreateFunctionFields } from './create-function-fields'
import { CreateFunctionGuide, useNoImages } from './create-function-guide'
import { CreateFunctionSide } from './create-function-side'
import { CreateSteps, CreateSummary } from './create-function-steps'
import { useCreateFunction } from './use-create-function'
import { useNameTaken } from './use-name-taken'

type CreateFunctionProps = {
  /** What the form starts from: empty, a link's values, or a copy of another function. */
  initial: CreateValues
  fromLink: readonly CreateField[]
  /** Said above the form: what a copy could not take along. */
  note: string | null
  suffix: string
  push: PushTarget
}

/** Create function: one page, what will be made is said beside the button. */
export function CreateFunction({ initial, fromLink, note, suffix, push }: CreateFunctionProps) {
  const place = usePlace()
  const router = useRouter()
  const toast = useToast()
  const [spec] = useState(() => createForm(initial, suffix))
  const entry = useValues(spec, null)
  const { values } = entry
  const image = useImageUri(values.imageUri)
  const taken = useNameTaken(values.name)
  const none = useNoImages()
  const create = useCreateFunction()
  const form = useForm(entry, {
    target: nothingYet,
    also: [...image.problems, ...taken.problems],
    complete: async (settings) => {
      const checked = await image.check()
      if (!checked.ok) return checked
      const { imageUri, resolved } = checked.value
      return ok({ ...settings, imageUri, digest: resolved?.digest ?? null })
    },
    send: create.send,
    onSaved: ({ name }, { imageUri }) => {
      toast.show(`Function ${name} created from ${shortImageUri(imageUri)}`)
      router.push(paths.function(place, name))
    },
  })
  return (
    <FormPage
      title="Create function"
      breadcrumb={[{ label: 'Functions', href: paths.functions(place) }]}
      form={form}
      save="Create function"
      saving="Creating…"
      reason={readOnlyReason(place)}
      wide
      notices={
        <>
          {note && (
            <Flash role="idle" quiet>
              {note}
            </Flash>
          )}
          {none && values.imageUri === '' && <CreateFunctionGuide target={push} repository={none.repository} />}
        </>
      }
      draftLoses="Values of environment variables are not kept."
      summary={<CreateSummary name={values.name} image={image.resolved} architecture={values.architecture} />}
      progress={<CreateSteps steps={create.steps} />}
      leave={{
        title: 'Leave without creating?',
        text: 'Your entries stay as a draft on this device.',
        lost: values.environment.some(({ value }) => value),
      }}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,720px)_minmax(0,1fr)]">
        <CreateFunctionFields
          {...form}
          image={image}
          taken={taken}
          fromLink={fromLink}
          roleName={suggestedRole(values.name, suffix)}
        />
        <CreateFunctionSide image={image.resolved} overrides={values} />
      </div>
    </FormPage>
  )
}
