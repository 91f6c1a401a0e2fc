'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { publishVersion } from '@/lib/functions/actions/publish-version'
import { updateFunctionCode } from '@/lib/functions/actions/update-function-code'
import { type FunctionModel, isChanging } from '@/lib/functions/model'
import { functionKeys, functionQuery } from '@/lib/functions/queries'
import { newOperationId } from '@/lib/browser/operation-id'
import { failed, ok, type Result } from '@/lib/result'
import { useAction } from '@/lib/browser/use-action'
import { usePlace } from '@/lib/browser/use-place'

export type Deployment = {
  readonly imageUri: string
  /** What the form showed; null where it could not be read. */
  readonly digest: string | null
  readonly architecture: 'x86_64' | 'arm64' | null
  readonly publish: boolean
  /** Of the version to publish. UpdateFunctionCode has none, so a text makes it two calls. */
  readonly description: string
  readonly revisionId: string
}
export type Deployed = { readonly digest: string | null; readonly tagMovedTo: string | null }

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
const notPublished = (message: string) => `The image was deployed, but no version was published: ${message}`

/** Sends UpdateFunctionCode, and PublishVersion after it where the version gets a description. */
export function useDeploy(name: string, onDeployed: (deployed: Deployed) => void) {
  const place = usePlace()
  const client = useQueryClient()
  const { connection, region } = place
  const last = useRef<{ values: string; id: string; deployed: Deployed | null }>({ values: '', id: '', deployed: null })
  const [step, setStep] = useState<string | null>(null)

  async function settled(): Promise<FunctionModel> {
    for (;;) {
      const fn = await client.fetchQuery({ ...functionQuery(place, name), staleTime: 0 })
      if (!isChanging(fn)) return fn
      await wait(1000)
    }
  }

  async function publish(digest: string | null, description: string): Promise<Result<null>> {
    setStep('Waiting for the update, then publishing a version')
    const fn = await settled()
    const reason = fn.lastUpdateStatus === 'Failed' ? (fn.lastUpdateStatusReason ?? 'the update failed') : null
    const answer =
      reason === null
        ? await publishVersion({ connection, region, name, digest: digest ?? fn.digest ?? '', description })
        : null
    if (answer?.ok) return ok(null)
    const error = answer?.error ?? {
      code: 'UpdateFailed',
      message: reason ?? '',
      httpStatus: 0,
      requestId: null,
      operation: 'PublishVersion',
    }
    return failed({ ...error, message: notPublished(error.message) })
  }

  async function deploy(deployment: Deployment): Promise<Result<Deployed>> {
    const { description, ...values } = deployment
    const twoSteps = deployment.publish && description.trim() !== ''
    const text = JSON.stringify(values)
    if (last.current.values !== text) last.current = { values: text, id: newOperationId(), deployed: null }
    let { deployed } = last.current
    if (deployed === null) {
      setStep('Deploying the image')
      const answer = await updateFunctionCode({
        connection,
        region,
        name,
        operationId: last.current.id,
        ...values,
        publish: values.publish && !twoSteps,
      })
      if (!answer.ok) return answer
      deployed = last.current.deployed = answer.value
    }
    if (twoSteps) {
      const published = await publish(deployed.digest, description.trim())
      if (!published.ok) return published
    }
    return ok(deployed)
  }

  const action = useAction(deploy, {
    onSuccess: (deployed) => {
      for (const queryKey of [
        functionKeys.all(place, name),
        functionKeys.row(place, name),
        functionKeys.qualifiers(place, name),
      ])
        client.invalidateQueries({ queryKey })
      onDeployed(deployed)
    },
    onError: () => setStep(null),
  })
  return {
    send: action.mutate,
    busy: action.isPending || action.isSuccess,
    step,
    error: action.error?.error ?? null,
    forget: action.reset,
  }
}
