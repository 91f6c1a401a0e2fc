'use client'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { FormPage } from '@/components/forms/form-page'
import { type FieldsProps, useForm } from '@/components/forms/use-form'
import { useValues } from '@/components/forms/use-values'
import { useFunctionTarget } from '@/components/functions/use-function-target'
import { useWhyNot } from '@/components/functions/use-why-not'
import { Flash } from '@/components/ui/flash'
import { useToast } from '@/components/ui/toast'
import type { EditForm } from '@/lib/functions/configuration/edit-form'
import type { FunctionModel } from '@/lib/functions/model'
import { readOnlyReason, usePlace } from '@/lib/browser/use-place'
import { type FunctionTab, paths } from '@/lib/paths'
import { useUpdateConfiguration } from './use-update-configuration'

type EditPageProps<V extends object, D> = {
  spec: EditForm<V, D>
  fn: FunctionModel
  title: string
  /** Where the form leads back to. */
  tab: FunctionTab
  lead?: ReactNode
  draftLoses?: string
  children: (fields: FieldsProps<V>) => ReactNode
}

/** A page that edits settings of a function: its spec, its fields, and the way back. */
export function EditPage<V extends object, D>({
  spec,
  fn,
  title,
  tab,
  lead,
  draftLoses,
  children,
}: EditPageProps<V, D>) {
  const place = usePlace()
  const router = useRouter()
  const toast = useToast()
  const back = paths.function(place, fn.name, tab)
  const { send, keep } = useUpdateConfiguration(fn.name)
  const form = useForm(useValues(spec, fn), {
    target: useFunctionTarget(fn.name),
    of: fn.name,
    send,
    onSaved: async (saved) => {
      await keep(saved)
      router.push(back)
      toast.show(`${fn.name} was updated.`)
    },
  })
  // Save offers to wait for an update that is under way.
  const whyNot = useWhyNot(fn)
  const reason = fn.lastUpdateStatus === 'InProgress' ? readOnlyReason(place) : whyNot('edit')
  const kept = 'Your entries stay as a draft in this tab.'
  return (
    <FormPage
      title={title}
      breadcrumb={[
        { label: 'Functions', href: paths.functions(place) },
        { label: fn.name, href: back },
      ]}
      form={form}
      save="Save"
      reason={reason}
      lead={lead}
      notices={
        reason && (
          <Flash role="idle" title={`${fn.name} can't be edited now: ${reason}.`} quiet>
            Your entries stay here.
          </Flash>
        )
      }
      draftLoses={draftLoses}
      leave={{
        title: 'Leave without saving?',
        text: tab === 'configuration' ? `${kept} Values of environment variables are not kept.` : kept,
      }}
    >
      {children(form)}
    </FormPage>
  )
}
