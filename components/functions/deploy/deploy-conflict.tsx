'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Digest } from '@/components/ui/digest'
import { Flash } from '@/components/ui/flash'
import { differences } from '@/lib/functions/configuration/differences'
import type { FunctionModel } from '@/lib/functions/model'

/**
 * The function as it was when the form was filled in. While only its state moves on, a save uses its newest revision;
 * once somebody changed a setting, it keeps the old one, so that Lambda refuses until a person has looked.
 */
export function useBase(fn: FunctionModel) {
  const [base, take] = useState(fn)
  const changed = differences(base, fn)
  return { fn: base, changed, revisionId: changed.length === 0 ? fn.revisionId : base.revisionId, take }
}

type ConflictProps = {
  fn: FunctionModel
  base: ReturnType<typeof useBase>
  /** Lambda answered 412. */
  refused: boolean
  onForget: () => void
  onReset: () => void
}

/** What somebody else changed meanwhile, and the choice: deploy all the same, or look at theirs first. */
export function DeployConflict({ fn, base, refused, onForget, onReset }: ConflictProps) {
  if (base.changed.length === 0 && !refused) return null
  const moved = base.fn.digest !== fn.digest && base.fn.digest !== null && fn.digest !== null
  return (
    <Flash
      role="warn"
      title="This function changed while you were editing."
      actions={
        <>
          <Button
            onClick={() => {
              base.take(fn)
              onForget()
            }}
          >
            Keep mine
          </Button>
          <Button
            variant="quiet"
            onClick={() => {
              base.take(fn)
              onForget()
              onReset()
            }}
          >
            Take theirs
          </Button>
        </>
      }
    >
      {base.changed.length > 0 && <p>Changed: {base.changed.join(', ')}.</p>}
      {moved && base.fn.digest !== null && fn.digest !== null && (
        <p>
          The image went from <Digest digest={base.fn.digest} /> to <Digest digest={fn.digest} />.
        </p>
      )}
      <p>{refused ? 'Nothing of yours was sent. ' : ''}Your entries are kept. Keep mine, then Save, deploys over it.</p>
    </Flash>
  )
}
