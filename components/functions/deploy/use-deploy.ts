'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Send } from '@/components/forms/use-save'
import { publishVersion } from '@/lib/functions/actions/publish-version'
import { updateFunctionCode } from '@/lib/functions/actions/update-function-code'
import type { DeploySettings } from '@/lib/functions/deploy/deploy-form'
import { type FunctionModel, isChanging } from '@/lib/functions/model'
import { forgetRow } from '@/lib/functions/list/rows'
import { functionKeys, functionQuery } from '@/lib/functions/queries'
import { failed, ok, type Result } from '@/lib/result'
import { usePlace } from '@/lib/browser/use-place'

export type Deployed = { readonly digest: string | null; readonly tagMovedTo: string | null }

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
const notPublished = (message: string) => `The image was deployed, but no version was published: ${message}`

/** Sends UpdateFunctionCode, and PublishVersion after it where the version gets a description. */
export function useDeploy(name: string) {
  const place = usePlace()
  const client = useQueryClient()
  const { connection, region } = place
  /** What was deployed already, and what was asked for: a second try only publishes. */
  const last = useRef<{ readonly request: string; readonly deployed: Deployed } | null>(null)
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

  async function deploy(settings: DeploySettings, revisionId: string, operationId: string): Promise<Result<Deployed>> {
    const { description, ...values } = settings
    const twoSteps = values.publish && description !== ''
    const request = JSON.stringify(values)
    let deployed = last.current?.request === request ? last.current.deployed : null
    if (deployed === null) {
      setStep('Deploying the image')
      const input = { connection, region, name, operationId, revisionId, ...values }
      const answer = await updateFunctionCode({ ...input, publish: values.publish && !twoSteps })
      if (!answer.ok) return answer
      deployed = answer.value
      last.current = { request, deployed }
    }
    if (twoSteps) {
      const published = await publish(deployed.digest, description)
      if (!published.ok) return published
    }
    return ok(deployed)
  }

  const send: Send<FunctionModel, DeploySettings, Deployed> = async (settings, { revisionId }, operationId) => {
    const answer = await deploy(settings, revisionId, operationId)
    if (answer.ok) {
      const { all, qualifiers } = functionKeys
      for (const key of [all, qualifiers]) void client.invalidateQueries({ queryKey: key(place, name) })
      forgetRow(client, place, name)
    }
    return answer
  }
  return {
    send,
    step,
    /** Whether the function runs what this page deployed, before a step after it failed. */
    isMine: ({ digest }: FunctionModel) => last.current !== null && last.current.deployed.digest === digest,
  }
}
