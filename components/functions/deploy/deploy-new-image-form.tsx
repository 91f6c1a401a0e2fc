'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { useImageUri } from '@/components/images/use-image-uri'
import { Button, LinkButton } from '@/components/ui/button'
import { Digest } from '@/components/ui/digest'
import { FormFooter } from '@/components/ui/form-footer'
import { Flash } from '@/components/ui/flash'
import { LeaveGuard } from '@/components/ui/leave-guard'
import { useToast } from '@/components/ui/toast'
import { VersionChip } from '@/components/ui/version-chip'
import { functionCan } from '@/lib/functions/can'
import { isStaleRevision, isUpdateInProgress } from '@/lib/functions/field-errors'
import { type FunctionModel, isChanging } from '@/lib/functions/model'
import { lambdaArchitecture } from '@/lib/images/platform'
import { functionKeys } from '@/lib/functions/queries'
import { paths } from '@/lib/paths'
import type { PushTarget } from '@/lib/repositories/push-target'
import { useDraft } from '@/lib/browser/use-draft'
import { usePlace } from '@/lib/browser/use-place'
import { DeployConflict, useBase } from './deploy-conflict'
import { DeployFields } from './deploy-new-image-fields'
import { followDeploy } from './follow-deploy'
import { FormAlert } from '@/components/forms/form-alert'
import { useDeploy } from './use-deploy'

const deployForm = z.object({
  imageUri: z.string(),
  changeArchitecture: z.boolean(),
  publish: z.boolean(),
  description: z.string(),
})
export type DeployFormValues = z.infer<typeof deployForm>

/** The form, once the function is known. What Save deploys is the digest that stands beside it. */
export function DeployForm({ fn, image: linked, push }: { fn: FunctionModel; image: string | null; push: PushTarget }) {
  const place = usePlace()
  const router = useRouter()
  const client = useQueryClient()
  const toast = useToast()
  const [initial] = useState<DeployFormValues>({
    imageUri: linked ?? fn.imageUri ?? '',
    changeArchitecture: false,
    publish: false,
    description: '',
  })
  const [form, setForm] = useState(initial)
  const [tried, setTried] = useState(0)
  const [queued, setQueued] = useState(false)
  const body = useRef<HTMLFormElement>(null)
  const base = useBase(fn)
  const image = useImageUri(form.imageUri)
  const resolved = image.state.kind === 'resolved' ? image.state.image : null
  const its = resolved?.detail?.config ? lambdaArchitecture(resolved.detail.config) : null
  const other = its !== null && its !== fn.architecture ? its : null
  const dirty = JSON.stringify(form) !== JSON.stringify(initial)
  const draft = useDraft(`deploy ${place.connection}/${place.region}/${fn.name}`, deployForm, form, dirty)
  const deploy = useDeploy(fn.name, ({ digest, tagMovedTo }) => {
    draft.clear()
    if (tagMovedTo !== null)
      toast.show(
        `The tag now points elsewhere (${tagMovedTo.slice(0, 19)}). Deployed ${digest?.slice(0, 19)}, as shown.`,
      )
    followDeploy(client, place, fn.name, digest, (now, took) =>
      toast.show(`${fn.name} now runs ${now.slice(0, 19)} · ${took}`),
    )
    router.push(paths.function(place, fn.name))
  })
  const { error } = deploy

  const send = async (revisionId: string) => {
    const answer = await image.resolveNow()
    if (answer.kind === 'refused') return setTried((times) => times + 1)
    const digest = answer.kind === 'resolved' ? answer.image.digest : null
    deploy.send({
      imageUri: image.parsed.uri,
      digest,
      architecture: form.changeArchitecture ? other : null,
      publish: form.publish,
      description: form.description,
      revisionId,
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (deploy.busy || queued) return
    if (!image.parsed.ok || form.description.length > 256) return setTried((times) => times + 1)
    if (isChanging(fn)) setQueued(true)
    else void send(base.revisionId)
  }
  const onRest = useEffectEvent(() => {
    setQueued(false)
    base.take(fn)
    void send(fn.revisionId)
  })
  const goes = queued && !isChanging(fn)
  useEffect(() => {
    if (goes) onRest()
  }, [goes])
  useEffect(() => {
    if (error && isStaleRevision(error)) void client.invalidateQueries({ queryKey: functionKeys.all(place, fn.name) })
    if (error?.fieldErrors) setTried((times) => times + 1)
  }, [error, client, place, fn.name])
  useEffect(() => {
    if (tried > 0) body.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [tried])

  const can = functionCan(fn).deploy
  const updating = fn.lastUpdateStatus === 'InProgress' && fn.state !== 'Pending'
  const reason = place.readOnly ? 'This connection is read-only.' : can.allowed || updating ? undefined : can.reason
  const same = resolved !== null && resolved.digest === fn.digest && !(form.changeArchitecture && other !== null)
  const unplaced = error && !error.fieldErrors && !isStaleRevision(error) ? error : null
  const set = (change: Partial<DeployFormValues>) => {
    if (deploy.busy || queued) return
    setForm((now) => ({ ...now, ...change }))
    if (change.imageUri !== undefined && error?.fieldErrors) deploy.forget()
  }
  return (
    <form ref={body} noValidate onSubmit={submit} aria-busy={deploy.busy} className="grid grid-cols-[minmax(0,1fr)]">
      <div className="grid max-w-[960px] grid-cols-[minmax(0,1fr)] gap-4">
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
            {new Date(draft.found.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}?
          </Flash>
        )}
        {!can.allowed && (
          <Flash role="idle" quiet>
            {can.reason.replace(/\.$/, '')}.{updating && ' Save waits for it and then deploys.'}
          </Flash>
        )}
        <DeployConflict
          fn={fn}
          base={base}
          refused={error !== null && isStaleRevision(error)}
          onForget={deploy.forget}
          onReset={() => setForm({ ...initial, imageUri: fn.imageUri ?? '' })}
        />
        {unplaced &&
          (isUpdateInProgress(unplaced) ? (
            <Flash
              role="warn"
              title="Another update is running."
              actions={
                <Button
                  onClick={() => {
                    deploy.forget()
                    setQueued(true)
                  }}
                >
                  Save when it finishes
                </Button>
              }
            >
              Nothing was changed. Your entries are kept.
            </Flash>
          ) : (
            <FormAlert error={unplaced} />
          ))}
        <DeployFields
          {...{ fn, form, set, image, other, push, same, tried }}
          linked={linked !== null}
          error={error?.fieldErrors?.imageUri}
        />
        {deploy.step && deploy.busy && (
          <p role="status" className="text-control text-text-2">
            {deploy.step}
          </p>
        )}
      </div>
      <FormFooter
        cancel={<LinkButton href={paths.function(place, fn.name)}>Cancel</LinkButton>}
        summary={
          resolved && (
            <>
              {same ? 'Deploys the running image again: ' : 'Deploys '}
              <Digest digest={resolved.digest} /> to <VersionChip>$LATEST</VersionChip>
            </>
          )
        }
      >
        {queued && (
          <span role="status" className="text-control text-text-2">
            Waiting for the current update{' '}
            <Button variant="quiet" onClick={() => setQueued(false)}>
              Stop waiting
            </Button>
          </span>
        )}
        <Button type="submit" variant="primary" busy={deploy.busy || queued} disabledReason={reason}>
          {deploy.busy ? 'Saving…' : updating ? 'Save when the update finishes' : 'Save'}
        </Button>
      </FormFooter>
      <LeaveGuard when={dirty && !deploy.busy} title="Leave without deploying?">
        Your entries stay as a draft on this device.
      </LeaveGuard>
    </form>
  )
}
