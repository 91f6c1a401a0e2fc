'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { createFunction } from '@/lib/functions/actions/create-function'
import type { createValues } from '@/lib/functions/create/create-form'
import { isRoleNotReady } from '@/lib/functions/field-errors'
import { functionKeys } from '@/lib/functions/queries'
import { newOperationId } from '@/lib/browser/operation-id'
import { failed, type Result } from '@/lib/result'
import { createRole } from '@/lib/roles/actions/create-role'
import { useAction } from '@/lib/browser/use-action'
import { usePlace } from '@/lib/browser/use-place'

/** IAM tells Lambda of a new role within some seconds. */
const roleMs = 15_000
const againMs = 1500

export type CreateSubmission = ReturnType<typeof createValues> & {
  readonly digest: string | null
  readonly role: { readonly kind: 'new'; readonly name: string } | { readonly kind: 'existing'; readonly arn: string }
}
export type CreateStep = { readonly text: string; readonly state: 'done' | 'busy' | 'warn' }

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/**
 * Sends a create form: the role first where it is new, then the function, tried again while IAM's news of the role
 * travels. A second try after a failure goes on where the first stopped.
 */
export function useCreateFunction(onCreated: (created: { name: string; digest: string | null }) => void) {
  const place = usePlace()
  const client = useQueryClient()
  const [steps, setSteps] = useState<readonly CreateStep[]>([])
  const made = useRef(new Map<string, string>())
  const last = useRef({ values: '', id: '' })
  const { connection, region } = place

  async function roleArn({ role }: CreateSubmission, say: (step: CreateStep) => void): Promise<Result<string>> {
    if (role.kind === 'existing') return { ok: true, value: role.arn }
    const known = made.current.get(role.name)
    if (known !== undefined) return { ok: true, value: known }
    say({ text: `Creating role ${role.name}`, state: 'busy' })
    const answer = await createRole({ connection, region, name: role.name })
    if (!answer.ok) {
      const { name, ...others } = answer.error.fieldErrors ?? {}
      return failed(name === undefined ? answer.error : { ...answer.error, fieldErrors: { ...others, newRole: name } })
    }
    made.current.set(role.name, answer.value.arn)
    const { policyError } = answer.value
    say(
      policyError === null
        ? { text: `Role ${role.name} created`, state: 'done' }
        : { text: `Role ${role.name} created, but without AWSLambdaBasicExecutionRole: ${policyError}`, state: 'warn' },
    )
    return { ok: true, value: answer.value.arn }
  }

  async function submit(submission: CreateSubmission): Promise<Result<{ name: string; digest: string | null }>> {
    const values = JSON.stringify(submission)
    if (last.current.values !== values) last.current = { values, id: newOperationId() }
    const done: CreateStep[] = []
    const say = (step: CreateStep) => {
      if (done.at(-1)?.state === 'busy') done.pop()
      done.push(step)
      setSteps([...done])
    }
    const arn = await roleArn(submission, say)
    if (!arn.ok) return arn
    const until = Date.now() + roleMs
    for (;;) {
      say({ text: `Creating ${submission.name}`, state: 'busy' })
      const answer = await createFunction({
        connection,
        region,
        operationId: last.current.id,
        ...submission,
        role: arn.value,
      })
      if (answer.ok || submission.role.kind === 'existing' || !isRoleNotReady(answer.error) || Date.now() > until)
        return answer
      say({ text: 'Waiting for the role to be usable', state: 'busy' })
      await wait(againMs)
    }
  }

  const action = useAction(submit, {
    onSuccess: (created) => {
      client.invalidateQueries({ queryKey: functionKeys.list(place) })
      onCreated(created)
    },
    onError: () => setSteps((all) => all.filter(({ state }) => state !== 'busy')),
  })
  return {
    send: action.mutate,
    busy: action.isPending || action.isSuccess,
    error: action.error?.error ?? null,
    steps,
    forget: action.reset,
  }
}
