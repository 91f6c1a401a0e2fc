'use client'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useToast } from '@/components/ui/toast'
import { differences } from '@/lib/functions/configuration/differences'
import type { FormSpec } from '@/lib/forms/form-spec'
import type { FunctionModel } from '@/lib/functions/model'
import { type FunctionTab, paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { ChangedDialog } from '@/components/forms/changed-dialog'
import { ConfigurationFormPage } from '@/components/forms/form-page'
import { DraftOffer } from '@/components/forms/draft-offer'
import { useConfigurationForm } from '@/components/forms/use-form'

/** What the fields of an edit page work with. */
export type FieldsProps<V> = {
  readonly values: V
  readonly set: (values: V) => void
  readonly error: (field: string) => string | undefined
  readonly leave: (field: string) => void
  /** A save was tried. */
  readonly tried: boolean
}

type EditPageProps<V, D> = {
  spec: FormSpec<V, D>
  fn: FunctionModel
  title: string
  tab: FunctionTab
  lead?: ReactNode
  draftLoses?: string
  children: (fields: FieldsProps<V>) => ReactNode
}

/** An edit page over any of the three forms: its frame, draft, conflict and way back. */
export function EditPage<V, D>({ spec, fn, title, tab, lead, draftLoses, children }: EditPageProps<V, D>) {
  const place = usePlace()
  const router = useRouter()
  const toast = useToast()
  const form = useConfigurationForm(spec, fn, () => {
    router.push(paths.function(place, fn.name, tab))
    toast.show(`${fn.name} was updated.`)
  })
  const { phase, draft, opened } = form
  const theirs = phase.kind === 'changed' ? phase.theirs : null
  const found = draft.found
  const extra = (
    <>
      {found && !form.dirty && (
        <DraftOffer
          at={found.at}
          lost={draftLoses}
          onRestore={() => form.restore(found.value)}
          onDismiss={draft.dismiss}
        />
      )}
      {theirs && (
        <ChangedDialog
          rows={spec.merge(form.values, opened, theirs, 'mine').rows}
          elsewhere={differences(opened, theirs).filter((name) => !spec.own.includes(name))}
          onKeepMine={() => form.keepMine(theirs)}
          onTakeTheirs={() => form.takeTheirs(theirs)}
          onReview={() => form.review(theirs)}
        />
      )}
    </>
  )
  return (
    <ConfigurationFormPage title={title} fn={fn} tab={tab} lead={lead} form={form} extra={extra}>
      {children(form)}
    </ConfigurationFormPage>
  )
}
