'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useImageUri } from '@/components/images/use-image-uri'
import { PageHeader } from '@/components/shell/page-header'
import { Button, LinkButton } from '@/components/ui/button'
import { Flash } from '@/components/ui/flash'
import { FormFooter } from '@/components/ui/form-footer'
import { LeaveGuard } from '@/components/ui/leave-guard'
import { useToast } from '@/components/ui/toast'
import {
  checkCreateForm,
  createDraft,
  type CreateField,
  createFields,
  createForm,
  type CreateForm,
  createValues,
  suggestedRole,
} from '@/lib/functions/create/create-form'
import { shortImageUri } from '@/lib/images/image-uri'
import { paths } from '@/lib/paths'
import type { PushTarget } from '@/lib/repositories/push-target'
import { useDraft } from '@/lib/browser/use-draft'
import { usePlace } from '@/lib/browser/use-place'
import { CreateFunctionFields } from './create-function-fields'
import { CreateFunctionGuide, useNoImages } from './create-function-guide'
import { useNewRoleRefusal } from './create-function-permissions'
import { CreateFunctionSide } from './create-function-side'
import { CreateSteps, CreateSummary } from './create-function-steps'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormAlert } from '@/components/forms/form-alert'
import { useCreateFunction } from './use-create-function'
import { useNameTaken } from './use-name-taken'

type CreateFunctionProps = {
  /** What the form starts from: empty, a link's values, or a copy of another function. */
  initial: CreateForm
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
  const [form, setForm] = useState(initial)
  const [left, setLeft] = useState<ReadonlySet<CreateField>>(new Set())
  const [tried, setTried] = useState(0)
  const [answered, setAnswered] = useState<Partial<Record<string, string>>>({})
  const body = useRef<HTMLFormElement>(null)
  const image = useImageUri(form.imageUri)
  const taken = useNameTaken(form.name)
  const none = useNoImages()
  const refusal = useNewRoleRefusal()
  const roleKind = refusal ? 'existing' : form.roleKind
  const roleName = suggestedRole(form.name, suffix)
  const context = { region: place.region, account: place.account, repositories: image.repositories }
  const errors = checkCreateForm({ ...form, roleKind }, context)
  if (image.state.kind === 'refused') errors.imageUri = image.state.message
  if (taken === 'taken')
    errors.name ??= `A function named ${form.name.trim()} already exists in ${place.region}. Choose another name or open it.`
  const dirty = JSON.stringify(createDraft(form)) !== JSON.stringify(createDraft(initial))
  const draft = useDraft(`create-function ${place.connection}/${place.region}`, createForm, createDraft(form), dirty)
  const create = useCreateFunction(({ name }) => {
    draft.clear()
    toast.show(`Function ${name} created from ${shortImageUri(form.imageUri)}`)
    router.push(paths.function(place, name))
  })

  useEffect(() => {
    const { fieldErrors = {} } = create.error ?? {}
    const { role, ...others } = fieldErrors
    setAnswered(role === undefined ? others : { ...others, [roleKind === 'new' ? 'newRole' : 'existingRole']: role })
    if (create.error) setTried((times) => times + 1)
  }, [create.error, roleKind])
  useEffect(() => {
    if (tried > 0) body.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [tried])

  const set = (change: Partial<CreateForm>) => {
    if (create.busy) return
    setForm((now) => ({ ...now, ...change }))
    setAnswered((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in change))))
  }
  const error = (field: CreateField) => answered[field] ?? (tried > 0 || left.has(field) ? errors[field] : undefined)
  const leave = (field: CreateField) => setLeft((now) => new Set(now).add(field))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (create.busy) return
    setAnswered({})
    const resolved = image.parsed.ok ? await image.resolveNow() : null
    const { imageUri: _, ...others } = errors
    if (resolved === null || resolved.kind === 'refused' || Object.keys(others).length > 0)
      return setTried((times) => times + 1)
    const digest = resolved.kind === 'resolved' ? resolved.image.digest : null
    const role =
      roleKind === 'new'
        ? ({ kind: 'new', name: form.newRole ?? roleName } as const)
        : ({ kind: 'existing', arn: form.existingRole.trim() } as const)
    create.send({ ...createValues(form, context), digest, role })
  }
  const shown = createFields.flatMap((field) => {
    const message = error(field)
    return message ? [{ field, message }] : []
  })
  const unplaced = create.error && Object.keys(create.error.fieldErrors ?? {}).length === 0 ? create.error : null
  const resolved = image.state.kind === 'resolved' ? image.state.image : null
  return (
    <>
      <PageHeader title="Create function" breadcrumb={[{ label: 'Functions', href: paths.functions(place) }]} />
      <form
        ref={body}
        noValidate
        onSubmit={submit}
        aria-busy={create.busy}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
      >
        {draft.found && !dirty && (
          <Flash
            role="idle"
            quiet
            actions={
              <>
                <Button
                  onClick={() => {
                    if (draft.found) setForm(draft.found.value)
                    draft.dismiss()
                  }}
                >
                  Restore
                </Button>
                <Button variant="quiet" onClick={draft.dismiss}>
                  Discard
                </Button>
              </>
            }
          >
            Restore your draft from{' '}
            {new Date(draft.found.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}? Values of
            environment variables are not kept.
          </Flash>
        )}
        {note && (
          <Flash role="idle" quiet>
            {note}
          </Flash>
        )}
        {none && form.imageUri === '' && <CreateFunctionGuide target={push} repository={none.repository} />}
        {tried > 0 && <ErrorSummary errors={shown} />}
        {unplaced && <FormAlert error={unplaced} />}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,720px)_minmax(0,1fr)]">
          <CreateFunctionFields {...{ form, set, image, taken, error, leave, fromLink, roleName, tried }} />
          <CreateFunctionSide image={resolved} overrides={form} />
        </div>
        <CreateSteps steps={create.steps} />
        <FormFooter
          cancel={<LinkButton href={paths.functions(place)}>Cancel</LinkButton>}
          summary={<CreateSummary name={form.name} image={resolved} architecture={form.architecture} />}
        >
          <Button
            type="submit"
            variant="primary"
            busy={create.busy}
            disabledReason={place.readOnly ? 'This connection is read-only.' : undefined}
          >
            {create.busy ? 'Creating…' : 'Create function'}
          </Button>
        </FormFooter>
      </form>
      <LeaveGuard
        when={dirty && !create.busy}
        lost={!create.busy && form.environment.some(({ value }) => value)}
        title="Leave without creating?"
      >
        Your entries stay as a draft on this device.
      </LeaveGuard>
    </>
  )
}
