'use client'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Button, LinkButton } from '@/components/ui/button'
import { Flash } from '@/components/ui/flash'
import { FormFooter } from '@/components/ui/form-footer'
import { LeaveGuard } from '@/components/ui/leave-guard'
import { problemsOf } from '@/lib/functions/configuration/configuration-errors'
import type { FunctionModel } from '@/lib/functions/model'
import { type FunctionTab, paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { ErrorSummary } from './error-summary'
import { FormAlert } from './form-alert'
import { editReason } from '@/components/functions/edit-reason'
import { SaveStatus } from './save-status'
import type { ConfigurationForm } from './use-form'

type FormProps = {
  title: string
  fn: FunctionModel
  tab: FunctionTab
  /** Under the title. */
  lead?: ReactNode
  form: ConfigurationForm
  /** The offer of a draft, and the dialog of a conflict. */
  extra?: ReactNode
  children: ReactNode
}

/** The frame of an edit page: title, errors, fields, and a foot with what will change and Save. */
export function ConfigurationFormPage({ title, fn, tab, lead, form, extra, children }: FormProps) {
  const place = usePlace()
  const back = paths.function(place, fn.name, tab)
  const { phase, problems, dirty, summary, note } = form
  const busy = phase.kind === 'saving' || phase.kind === 'queued'
  const waits = fn.lastUpdateStatus === 'InProgress'
  const reason = waits ? undefined : editReason(fn, place.readOnly, false)
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Functions', href: paths.functions(place) },
          { label: fn.name, href: back },
        ]}
      />
      <form
        noValidate
        className="flex min-h-[calc(100dvh-240px)] flex-col"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy && !reason) form.submit()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
        }}
      >
        <div className="grid max-w-[960px] flex-1 content-start gap-4">
          {lead && <p className="-mt-2 text-control text-text-2">{lead}</p>}
          {reason && (
            <Flash role="idle" title={`${fn.name} can't be edited now: ${reason}.`} quiet>
              Your entries stay here.
            </Flash>
          )}
          {extra}
          <ErrorSummary errors={problems} />
          {phase.kind === 'failed' && problemsOf(phase.error).length === 0 && <FormAlert error={phase.error} />}
          {children}
        </div>
        <FormFooter
          cancel={<LinkButton href={back}>Cancel</LinkButton>}
          summary={
            <SaveStatus phase={phase} summary={summary} note={note} onQueue={form.queue} onCancel={form.cancel} />
          }
        >
          <Button type="submit" variant="primary" busy={busy} disabledReason={reason}>
            {phase.kind === 'saving' ? 'Saving…' : 'Save'}
          </Button>
        </FormFooter>
      </form>
      <LeaveGuard when={dirty && phase.kind !== 'saving'} title="Leave without saving?">
        <p className="text-control">
          {tab === 'configuration'
            ? 'Your entries stay as a draft in this tab. Values of environment variables are not kept.'
            : 'Your entries stay as a draft in this tab.'}
        </p>
      </LeaveGuard>
    </>
  )
}
