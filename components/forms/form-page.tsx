'use client'
import type { ReactNode } from 'react'
import { type Crumb, PageHeader } from '@/components/shell/page-header'
import { Button, LinkButton } from '@/components/ui/button'
import { FormFooter } from '@/components/ui/form-footer'
import { LeaveGuard } from '@/components/ui/leave-guard'
import { ChangedDialog } from './changed-dialog'
import { DraftOffer } from './draft-offer'
import { ErrorSummary } from './error-summary'
import { FormAlert } from './form-alert'
import { SaveStatus } from './save-status'
import type { FormState } from './use-form'

type FormPageProps = {
  title: string
  /** The way back; its last step is where Cancel leads. */
  breadcrumb: readonly [Crumb, ...Crumb[]]
  form: FormState
  /** The button, and the button while it saves. */
  save: string
  saving?: string
  /** Why it cannot be saved now. */
  reason: string | undefined
  /** Under the title. */
  lead?: ReactNode
  /** Above the fields: why they cannot be saved now, what they were copied from. */
  notices?: ReactNode
  /** What the draft does not hold. */
  draftLoses?: string
  /** In place of the list of changes beside Save. */
  summary?: ReactNode
  /** Above the foot: how a save of several calls goes on. */
  progress?: ReactNode
  /** Asked before a link leads away. `lost`: something is in no draft, so a reload asks too. */
  leave: { title: string; text: string; lost?: boolean }
  /** The fields take the whole width. */
  wide?: boolean
  children: ReactNode
}

/** The page of a form: title, draft, errors, fields, and a foot with what will happen and the one primary action. */
export function FormPage({
  title,
  breadcrumb,
  form,
  save,
  saving = 'Saving…',
  reason,
  lead,
  notices,
  draftLoses,
  summary,
  progress,
  leave,
  wide = false,
  children,
}: FormPageProps) {
  const { phase, draft, conflict, busy, problems, alert } = form
  const back = breadcrumb.at(-1) ?? breadcrumb[0]
  return (
    <>
      <PageHeader title={title} breadcrumb={breadcrumb} />
      <form
        ref={form.form}
        noValidate
        aria-busy={busy}
        className="flex min-h-[calc(100dvh-240px)] flex-col"
        onSubmit={(event) => {
          event.preventDefault()
          if (!reason) form.submit()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
        }}
      >
        <div className={`grid flex-1 grid-cols-[minmax(0,1fr)] content-start gap-4 ${wide ? '' : 'max-w-[960px]'}`}>
          {lead && <p className="-mt-2 text-control text-text-2">{lead}</p>}
          {draft && <DraftOffer at={draft.at} lost={draftLoses} onRestore={draft.restore} onDismiss={draft.dismiss} />}
          {notices}
          <ErrorSummary errors={problems} />
          {alert && <FormAlert error={alert} />}
          {children}
          {progress}
        </div>
        <FormFooter
          cancel={<LinkButton href={back.href}>Cancel</LinkButton>}
          summary={<SaveStatus form={form} summary={summary} />}
        >
          <Button type="submit" variant="primary" busy={busy} disabledReason={reason}>
            {phase.kind === 'saving' ? saving : save}
          </Button>
        </FormFooter>
      </form>
      {conflict && <ChangedDialog {...conflict} />}
      <LeaveGuard when={form.dirty && phase.kind !== 'saving'} lost={leave.lost && !busy} title={leave.title}>
        <p className="text-control">{leave.text}</p>
      </LeaveGuard>
    </>
  )
}
