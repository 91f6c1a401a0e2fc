'use client'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { SavePhase, Target } from '@/lib/forms/save'
import { newOperationId } from '@/lib/browser/operation-id'
import { useAction } from '@/lib/browser/use-action'
import { AppException, type Result } from '@/lib/result'

/** Sends settings to what is there now. The same `operationId` comes twice only with the same request. */
export type Send<Base, Settings, Saved> = (settings: Settings, now: Base, operationId: string) => Promise<Result<Saved>>

type Wanted<Base, Settings> = {
  /** What to send, made when Save is pressed: waiting changes nothing about it. */
  readonly prepare: () => Promise<Result<Settings>>
  readonly opened: Base
  /** Nothing of this form was touched by others. */
  readonly isUntouched: (now: Base) => boolean
  /** The button said that it waits for an update under way, so it need not be offered. */
  readonly waits: boolean
}
type Attempt<Base, Settings> = Wanted<Base, Settings> & { readonly settings: Settings }

/**
 * Saves a form: one at a time, after an update that is under way, and not over a change of somebody else. A target's
 * revision moves with its state too, so the newest one is used as long as no setting differs.
 */
export function useSave<Base, Settings, Saved>(
  target: Target<Base>,
  send: Send<Base, Settings, Saved>,
  onSaved: (saved: Saved, settings: Settings) => unknown,
) {
  const [phase, setPhase] = useState<SavePhase<Base>>({ kind: 'idle' })
  const pending = useRef<Attempt<Base, Settings> | null>(null)
  const running = useRef(false)
  const last = useRef({ request: '', id: '' })
  const action = useAction(({ settings, now }: { settings: Settings; now: Base }) => {
    const request = JSON.stringify([settings, target.revision(now)])
    if (last.current.request !== request) last.current = { request, id: newOperationId() }
    return send(settings, now, last.current.id)
  })

  async function attempt(wanted: Attempt<Base, Settings>, now: Base, waited = false, again = true): Promise<void> {
    pending.current = wanted
    if (target.isChanging(now)) {
      // What was polled may be a second old.
      const fresh = again ? await target.readAgain() : null
      if (fresh !== null) return attempt(wanted, fresh, waited, false)
      return setPhase({ kind: waited || wanted.waits ? 'queued' : 'offered' })
    }
    const moved = target.changes(wanted.opened, now).length > 0
    if (moved && !(waited && wanted.isUntouched(now))) return setPhase({ kind: 'changed', theirs: now })
    setPhase({ kind: 'saving' })
    try {
      const saved = await action.mutateAsync({ settings: wanted.settings, now })
      await onSaved(saved, wanted.settings)
    } catch (thrown) {
      if (!(thrown instanceof AppException)) throw thrown
      const obstacle = target.obstacle(thrown.error)
      const fresh = again && obstacle !== null ? await target.readAgain() : null
      if (fresh !== null) return attempt(wanted, fresh, waited, false)
      setPhase(obstacle === 'changing' ? { kind: 'offered' } : { kind: 'failed', error: thrown.error })
    }
  }

  async function prepareAndSend(wanted: Wanted<Base, Settings>, now: Base) {
    setPhase({ kind: 'saving' })
    const settings = await wanted.prepare()
    if (!settings.ok) return setPhase({ kind: 'failed', error: settings.error })
    return attempt({ ...wanted, settings: settings.value }, now)
  }

  /** A second press while the first is on its way does nothing. */
  function alone(work: () => Promise<void>) {
    if (running.current) return
    running.current = true
    void work().finally(() => (running.current = false))
  }

  const onLatest = useEffectEvent((now: Base) => {
    if (target.isChanging(now)) return
    if (phase.kind === 'offered') setPhase({ kind: 'finished' })
    const wanted = pending.current
    if (phase.kind === 'queued' && wanted) alone(() => attempt(wanted, now, true))
  })
  const { latest } = target
  useEffect(() => {
    if (latest !== undefined) onLatest(latest)
  }, [latest, phase.kind])

  return {
    phase,
    /** Tries to save. `now`: the base as it is known to be; left out, the newest that was read. */
    save: (wanted: Wanted<Base, Settings>, now = latest) => {
      if (now !== undefined) alone(() => prepareAndSend(wanted, now))
    },
    /** Sends it when the other update is over. */
    queue: () => setPhase({ kind: 'queued' }),
    /** Shows what somebody else changed, before anything is sent. */
    compare: (theirs: Base) => setPhase({ kind: 'changed', theirs }),
    /** Stops waiting, or puts a message away. */
    reset: () => setPhase({ kind: 'idle' }),
  }
}
