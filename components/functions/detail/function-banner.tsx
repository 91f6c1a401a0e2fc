'use client'
import { useEffect, useState } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { Elapsed } from '@/components/ui/elapsed'
import { Flash } from '@/components/ui/flash'
import { useWhyNot } from '@/components/functions/use-why-not'
import type { FunctionModel } from '@/lib/functions/model'
import { type BannerAction, stateBanner } from '@/lib/functions/state-banner'
import { type FunctionTab, paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { UpdateStrip } from './update-strip'

/** What there is to say about the state of a function, over its cards. */
export function FunctionBanner({ fn, tab, onDelete }: { fn: FunctionModel; tab: FunctionTab; onDelete: () => void }) {
  const place = usePlace()
  const [dismissed, setDismissed] = useState('')
  const slow = useIsSlow(fn)
  const whyNot = useWhyNot(fn)
  const banner = stateBanner(fn)
  if (fn.state === 'Active' && fn.lastUpdateStatus === 'InProgress') return <UpdateStrip fn={fn} />
  if (banner === null || dismissed === fn.revisionId) return null
  const reason = whyNot('deploy')
  const buttons: Record<BannerAction, React.ReactNode> = {
    deploy: (
      <LinkButton key="deploy" href={paths.deploy(place, fn.name)} disabledReason={reason}>
        Deploy new image
      </LinkButton>
    ),
    tryAgain: (
      <LinkButton key="again" href={paths.deploy(place, fn.name, fn.imageUri ?? undefined)} disabledReason={reason}>
        Try again
      </LinkButton>
    ),
    dismiss: (
      <Button key="dismiss" variant="quiet" onClick={() => setDismissed(fn.revisionId)}>
        Dismiss
      </Button>
    ),
    wake: tab !== 'test' && (
      <LinkButton key="wake" href={paths.function(place, fn.name, 'test')}>
        Wake it now
      </LinkButton>
    ),
    delete: (
      <Button key="delete" variant="danger" onClick={onDelete}>
        Delete…
      </Button>
    ),
  }
  const title =
    banner.title === null ? undefined : (
      <>
        {banner.title}
        {banner.counts && <Elapsed since={fn.lastModified} />}
      </>
    )
  return (
    <Flash
      role={banner.role}
      title={title}
      actions={banner.actions.length > 0 && banner.actions.map((action) => buttons[action])}
    >
      {banner.text}
      {slow && banner.slowText && ` ${banner.slowText}`}
    </Flash>
  )
}

const SLOW_MS = 20_000

/** Whether a creation has been under way for more than 20 s. */
function useIsSlow({ state, lastModified }: FunctionModel) {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    setSlow(false)
    if (state !== 'Pending') return
    const timer = setTimeout(() => setSlow(true), Math.max(0, Date.parse(lastModified) + SLOW_MS - Date.now()))
    return () => clearTimeout(timer)
  }, [state, lastModified])
  return slow
}
