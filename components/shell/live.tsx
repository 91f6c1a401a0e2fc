'use client'
import { focusManager, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { IconButton } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { AppException } from '@/lib/result'

/** Whether some page data on screen could not be read because nothing answered. */
function useUnreachable() {
  const client = useQueryClient()
  const subscribe = useCallback((notify: () => void) => client.getQueryCache().subscribe(notify), [client])
  const unreachable = () =>
    client
      .getQueryCache()
      .findAll({ type: 'active' })
      .some(({ state: { error } }) => error instanceof AppException && error.error.httpStatus === 0)
  return useSyncExternalStore(subscribe, unreachable, () => false)
}

/** Says whether the page follows what happens, pauses that (WCAG 2.2.2), and reads all of it again. */
export function Live() {
  const client = useQueryClient()
  const unreachable = useUnreachable()
  const [paused, setPaused] = useState(false)
  const pause = (stop: boolean) => {
    // A page without focus does not poll: that is what a pause is.
    focusManager.setFocused(stop ? false : undefined)
    setPaused(stop)
    if (!stop) void client.refetchQueries({ type: 'active' })
  }
  const [text, dot] = paused ? ['Paused', 'bg-idle'] : unreachable ? ['Reconnecting…', 'bg-warn'] : ['Live', 'bg-ok']
  return (
    <>
      <button
        type="button"
        aria-pressed={paused}
        aria-label={`${text}. Pause updates`}
        title={paused ? 'Updates are paused. Resume' : 'This page follows changes. Pause updates'}
        onClick={() => pause(!paused)}
        className="inline-flex min-h-8 items-center gap-1.5 rounded-control px-2 text-control whitespace-nowrap text-text-2 hover:bg-hover hover:text-text"
      >
        <span aria-hidden className={cx('size-2 rounded-full forced-colors:bg-[CanvasText]', dot)} />
        <span className={text === 'Live' ? 'max-md:sr-only' : undefined}>{text}</span>
      </button>
      <IconButton
        icon="refresh"
        label="Refresh"
        className="max-sm:hidden"
        onClick={() => void client.refetchQueries({ type: 'active' })}
      />
    </>
  )
}
