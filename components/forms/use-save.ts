'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { updateFunctionConfiguration } from '@/lib/functions/actions/update-function-configuration'
import { isStaleRevision, isUpdateInProgress } from '@/lib/functions/field-errors'
import type { Settings } from '@/lib/forms/form-spec'
import { type FunctionModel, isChanging } from '@/lib/functions/model'
import { functionKeys, functionQuery } from '@/lib/functions/queries'
import { newOperationId } from '@/lib/browser/operation-id'
import { RequestError } from '@/lib/browser/request-error'
import type { AppError } from '@/lib/result'
import { useAction } from '@/lib/browser/use-action'
import { usePlace } from '@/lib/browser/use-place'
import { useFunction } from '@/components/functions/use-function'

/**
 * Where a save stands. `offered`: another update runs, this one can wait for it; `finished`: that one is over before
 * anyone said so. `queued`: it goes as soon as the other is over. `changed`: somebody else changed the function since
 * the form was opened.
 */
export type SavePhase =
  | { readonly kind: 'idle' | 'saving' | 'offered' | 'finished' | 'queued' }
  | { readonly kind: 'changed'; readonly theirs: FunctionModel }
  | { readonly kind: 'failed'; readonly error: AppError }

type Attempt = {
  readonly settings: Settings
  readonly opened: FunctionModel
  /** Nothing of this form was touched by others. */ readonly untouched: (now: FunctionModel) => boolean
}

/**
 * Sends settings under the RevisionId of what the form was filled from. Lambda changes that id with every transition of
 * state too, so the newest is used as long as nobody updated the function in between.
 */
export function useConfigurationSave(name: string, onSaved: () => void) {
  const place = usePlace()
  const client = useQueryClient()
  const { data: latest } = useFunction(name)
  const [phase, setPhase] = useState<SavePhase>({ kind: 'idle' })
  const pending = useRef<Attempt | null>(null)
  const running = useRef(false)
  const action = useAction(updateFunctionConfiguration)

  async function attempt(wanted: Attempt, now: FunctionModel, waited = false, again = true): Promise<void> {
    pending.current = wanted
    if (isChanging(now)) {
      // What was polled may be a second old.
      const fresh = again ? await readAgain() : null
      return fresh ? attempt(wanted, fresh, waited, false) : setPhase({ kind: waited ? 'queued' : 'offered' })
    }
    const moved = now.lastModified !== wanted.opened.lastModified
    if (moved && !(waited && wanted.untouched(now))) return setPhase({ kind: 'changed', theirs: now })
    setPhase({ kind: 'saving' })
    const { connection, region } = place
    try {
      const input = {
        connection,
        region,
        name,
        operationId: newOperationId(),
        revisionId: now.revisionId,
        ...wanted.settings,
      }
      const saved = await action.mutateAsync(input)
      // A read that is still on its way would bring the state before the save back.
      await client.cancelQueries({ queryKey: functionKeys.one(place, name) })
      client.setQueryData<FunctionModel>(functionKeys.one(place, name), (old) => old && { ...old, ...saved })
      void client.invalidateQueries({ queryKey: functionKeys.row(place, name) })
      onSaved()
    } catch (thrown) {
      if (!(thrown instanceof RequestError)) throw thrown
      const fresh =
        again && (isStaleRevision(thrown.error) || isUpdateInProgress(thrown.error)) ? await readAgain() : null
      if (fresh) return attempt(wanted, fresh, waited, false)
      setPhase({ kind: isUpdateInProgress(thrown.error) ? 'offered' : 'failed', error: thrown.error })
    }
  }
  const readAgain = () => client.fetchQuery({ ...functionQuery(place, name), staleTime: 0 }).catch(() => null)

  /** One at a time: a second press while the first is on its way does nothing. */
  function start(wanted: Attempt, now: FunctionModel, waited = false) {
    if (running.current) return
    running.current = true
    void attempt(wanted, now, waited).finally(() => (running.current = false))
  }

  const onLatest = useEffectEvent((now: FunctionModel) => {
    if (isChanging(now)) return
    if (phase.kind === 'offered') setPhase({ kind: 'finished' })
    if (phase.kind === 'queued' && pending.current) start(pending.current, now, true)
  })
  useEffect(() => {
    if (latest) onLatest(latest)
  }, [latest, phase.kind])

  return {
    phase,
    /** Tries to save. `now`: the function as it is known to be; left out, the newest that was read. */
    save: (wanted: Attempt, now?: FunctionModel) => {
      const known = now ?? latest
      if (known) start(wanted, known)
    },
    /** Sends it when the other update is over. */
    queue: () => setPhase({ kind: 'queued' }),
    /** Stops waiting, or puts a message away. */
    reset: () => setPhase({ kind: 'idle' }),
  }
}
