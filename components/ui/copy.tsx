'use client'
import { useEffect, useState } from 'react'
import { cx } from './cx'
import { Icon } from './icons'

type Done = 'copied' | 'failed' | null

/**
 * Copies `value`; its name is `Copy <label>` ("Copy digest"). Says "Copied", or what to do where the browser refuses.
 */
export function Copy({ value, label, text = false }: { value: string; label: string; text?: boolean }) {
  const [done, setDone] = useState<Done>(null)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(null), 2000)
    return () => clearTimeout(timer)
  }, [done])
  const copy = () =>
    copyText(value).then(
      () => setDone('copied'),
      () => setDone('failed'),
    )
  const words = { copied: 'Copied', failed: 'Select and copy it' }
  return (
    <>
      <button
        type="button"
        aria-label={`Copy ${label}`}
        title={`Copy ${label}`}
        onClick={copy}
        className={cx(
          'inline-flex h-6 min-w-6 items-center justify-center gap-1 rounded-badge px-1 align-middle text-meta text-text-3 hover:bg-hover hover:text-text',
          done === 'copied' && 'text-ok',
        )}
      >
        <Icon name={done === 'copied' ? 'check' : 'copy'} className="size-3.5" />
        {(text || done === 'failed') && <span aria-hidden>{done ? words[done] : 'Copy'}</span>}
      </button>
      <span role="status" className="sr-only">
        {done && words[done]}
      </span>
    </>
  )
}

/** Puts text on the clipboard. Rejects where the page may not (no https, no permission). */
export const copyText = (text: string): Promise<void> =>
  navigator.clipboard
    ? navigator.clipboard.writeText(text)
    : Promise.reject(new Error('The clipboard needs https or localhost.'))
