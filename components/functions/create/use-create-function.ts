'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Send } from '@/components/forms/use-save'
import { createFunction } from '@/lib/functions/actions/create-function'
import type { CreateSettings } from '@/lib/functions/create/create-form'
import { isRoleNotReady } from '@/lib/functions/field-errors'
import { functionKeys } from '@/lib/functions/queries'
import { failed, ok, type Result } from '@/lib/result'
import { createRole } from '@/lib/roles/actions/create-role'
import { usePlace } from '@/lib/browser/use-place'

/** IAM tells Lambda of a new role within some seconds. */
const roleMs = 15_000
const againMs = 1500

type CreatedFunction = { readonly name: string; readonly digest: string | null }
export type CreateStep = { readonly text: string; readonly state: 'done' | 'busy' | 'warn' }

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/**
 * Sends a create form: the role first where it is new, then the function, tried again while IAM's news of the role
 * travels. A second try after a failure goes on where the first stopped.
 */
export function useCreateFunction() {
  const place = usePlace()
  const client = useQueryClient()
  const [steps, setSteps] = useState<readonly CreateStep[]>([])
  const made = useRef(new Map<string, string>())
  const { connection, region } = place

  async function roleArn({ role }: CreateSettings, say: (step: CreateStep) => void): Promise<Result<string>> {
    if (role.kind === 'existing') return ok(role.arn)
    const known = made.current.get(role.name)
    if (known !== undefined) return ok(known)
    say({ text: `Creating role ${role.name}`, state: 'busy' })
    const answer = await createRole({ connection, region, name: role.name })
    if (!answer.ok) {
      const { name, ...others } = answer.error.fieldErrors ?? {}
      return failed(name === undefined ? answer.error : { ...answer.error, fieldErrors: { ...others, role: name } })
    }
    made.current.set(role.name, answer.value.arn)
    const { policyError } = answer.value
    say(
      policyError === null
        ? { text: `Role ${role.name} created`, state: 'done' }
        : { text: `Role ${role.name} created, but without AWSLambdaBasicExecutionRole: ${policyError}`, state: 'warn' },
    )
    return ok(answer.value.arn)
  }

  async function create(settings: CreateSettings, operationId: string, say: (step: CreateStep) => void) {
    const role = await roleArn(settings, say)
    if (!role.ok) return role
    const until = Date.now() + roleMs
    for (;;) {
      say({ text: `Creating ${settings.name}`, state: 'busy' })
      const answer = await createFunction({ connection, region, operationId, ...settings, role: role.value })
      if (answer.ok || settings.role.kind === 'existing' || !isRoleNotReady(answer.error) || Date.now() > until)
        return answer
      say({ text: 'Waiting for the role to be usable', state: 'busy' })
      await wait(againMs)
    }
  }

  const send: Send<null, CreateSettings, CreatedFunction> = async (settings, _, operationId) => {
    const done: CreateStep[] = []
    const say = (step: CreateStep) => {
      if (done.at(-1)?.state === 'busy') done.pop()
      done.push(step)
      setSteps([...done])
    }
    const stop = () => setSteps(done.filter(({ state }) => state !== 'busy'))
    const answer = await create(settings, operationId, say).catch((thrown: unknown) => {
      stop()
      throw thrown
    })
    if (answer.ok) void client.invalidateQueries({ queryKey: functionKeys.list(place) })
    else stop()
    return answer
  }
  return { send, steps }
}
