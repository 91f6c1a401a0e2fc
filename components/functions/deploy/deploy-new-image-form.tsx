'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormPage } from '@/components/forms/form-page'
import { useForm } from '@/components/forms/use-form'
import { useValues } from '@/components/forms/use-values'
import { useWhyNot } from '@/components/functions/use-why-not'
import { useFunctionTarget } from '@/components/functions/use-function-target'
import { useImageUri } from '@/components/images/use-image-uri'
import { Digest } from '@/components/ui/digest'
import { Flash } from '@/components/ui/flash'
import { useToast } from '@/components/ui/toast'
import { VersionChip } from '@/components/ui/version-chip'
import { shortDigest } from '@/lib/format'
import { functionCan } from '@/lib/functions/can'
import { deployForm } from '@/lib/functions/deploy/deploy-form'
import type { FunctionModel } from '@/lib/functions/model'
import { lambdaArchitecture } from '@/lib/images/platform'
import { paths } from '@/lib/paths'
import type { PushTarget } from '@/lib/repositories/push-target'
import { ok } from '@/lib/result'
import { readOnlyReason, usePlace } from '@/lib/browser/use-place'
import { DeployFields } from './deploy-new-image-fields'
import { followDeploy } from './follow-deploy'
import { useDeploy } from './use-deploy'

type DeployFormProps = {
  fn: FunctionModel
  /** The image of a link to this page. */
  linked: string | null
  push: PushTarget
}

/** The form, once the function is known. What Save deploys is the digest that stands beside it. */
export function DeployForm({ fn, linked, push }: DeployFormProps) {
  const place = usePlace()
  const router = useRouter()
  const client = useQueryClient()
  const toast = useToast()
  const [spec] = useState(() => deployForm(linked))
  const entry = useValues(spec, fn)
  const { values } = entry
  const image = useImageUri(values.imageUri)
  const { resolved } = image
  const its = resolved?.detail?.config ? lambdaArchitecture(resolved.detail.config) : null
  /** The image's architecture, when it is not the function's. */
  const other = its !== null && its !== fn.architecture ? its : null
  const changesTo = values.architecture === other ? other : null
  const target = useFunctionTarget(fn.name)
  const deploy = useDeploy(fn.name)
  const form = useForm(entry, {
    target: {
      ...target,
      // What this page deployed itself is nobody else's change.
      changes: (opened, now) =>
        target
          .changes(opened, now)
          .filter((name) => !(deploy.isMine(now) && (name === 'image' || name === 'architecture'))),
    },
    of: fn.name,
    also: image.problems,
    waits: true,
    complete: async (settings) => {
      const checked = await image.check()
      if (!checked.ok) return checked
      const digest = checked.value.resolved?.digest ?? null
      return ok({ ...settings, imageUri: checked.value.imageUri, digest, architecture: changesTo })
    },
    send: deploy.send,
    onSaved: ({ digest, tagMovedTo }) => {
      if (tagMovedTo !== null)
        toast.show(
          `The tag now points elsewhere (${shortDigest(tagMovedTo)}). Deployed ${digest === null ? '' : shortDigest(digest)}, as shown.`,
        )
      followDeploy(client, place, fn.name, digest, (now, took) =>
        toast.show(`${fn.name} now runs ${shortDigest(now)} · ${took}`),
      )
      router.push(paths.function(place, fn.name))
    },
  })
  const can = functionCan(fn).deploy
  const whyNot = useWhyNot(fn)
  const updating = fn.lastUpdateStatus === 'InProgress' && fn.state !== 'Pending'
  const same = resolved !== null && resolved.digest === fn.digest && changesTo === null
  return (
    <FormPage
      title="Deploy new image"
      breadcrumb={[
        { label: 'Functions', href: paths.functions(place) },
        { label: fn.name, href: paths.function(place, fn.name) },
      ]}
      form={form}
      save={updating ? 'Save when the update finishes' : 'Save'}
      reason={updating ? readOnlyReason(place) : whyNot('deploy')}
      notices={
        !can.allowed && (
          <Flash role="idle" quiet>
            {can.reason.replace(/\.$/, '')}.{updating && ' Save waits for it and then deploys.'}
          </Flash>
        )
      }
      summary={
        resolved === null ? null : (
          <>
            {same ? 'Deploys the running image again: ' : 'Deploys '}
            <Digest digest={resolved.digest} /> to <VersionChip>$LATEST</VersionChip>
          </>
        )
      }
      progress={
        deploy.step !== null &&
        form.phase.kind === 'saving' && (
          <p role="status" className="text-control text-text-2">
            {deploy.step}
          </p>
        )
      }
      leave={{ title: 'Leave without deploying?', text: 'Your entries stay as a draft on this device.' }}
    >
      <DeployFields {...form} {...{ fn, image, other, changesTo, push, same }} isLinked={linked !== null} />
    </FormPage>
  )
}
