'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

type LeaveGuardProps = {
  /** Something would be left behind. */
  when: boolean
  /** Something would be lost by a reload too, so the browser asks as well. */
  lost?: boolean
  title: string
  children: ReactNode
}

/** Asks before a link leads away from what was typed. Links that open elsewhere pass. */
export function LeaveGuard({ when, lost = false, title, children }: LeaveGuardProps) {
  const router = useRouter()
  const [to, setTo] = useState<string | null>(null)
  useEffect(() => {
    if (!when) return
    const stop = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (!(link instanceof HTMLAnchorElement) || !plain || link.target === '_blank' || link.origin !== location.origin)
        return
      if (link.pathname === location.pathname) return
      event.preventDefault()
      event.stopPropagation()
      setTo(link.href.slice(link.origin.length))
    }
    document.addEventListener('click', stop, true)
    return () => document.removeEventListener('click', stop, true)
  }, [when])
  useEffect(() => {
    if (!lost) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [lost])
  return (
    <Dialog
      title={title}
      size="s"
      open={to !== null}
      onClose={() => setTo(null)}
      footer={
        <>
          <Button
            onClick={() => {
              if (to !== null) router.push(to)
            }}
          >
            Leave
          </Button>
          <Button variant="primary" data-autofocus onClick={() => setTo(null)}>
            Keep editing
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
