'use client'
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Announcer } from './announcer'
import { IconButton } from './button'

const WIDTH = { s: 'md:max-w-[440px]', m: 'md:max-w-[640px]', l: 'md:max-w-[960px]' } as const
const FIRST = '[data-body] :is(input, select, textarea, button, a[href]):not([tabindex="-1"])'

type DialogProps = {
  title: string
  open: boolean
  onClose: () => void
  footer?: ReactNode
  size?: keyof typeof WIDTH
  children: ReactNode
}

/**
 * A modal on the browser's own `<dialog>`: focus stays inside, Esc closes, focus goes back to the opener. The first
 * control of the body gets the focus, or what carries `data-autofocus` (the safe button of a destructive dialog).
 * Nothing is mounted while closed.
 */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null
}

function OpenDialog({ title, onClose, footer, size = 'm', children }: Omit<DialogProps, 'open'>) {
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    const opener = document.activeElement
    if (!dialog.open) dialog.showModal()
    const first = dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog.querySelector<HTMLElement>(FIRST)
    if (first) first.focus()
    return () => {
      dialog.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])

  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClose={({ currentTarget }) => {
        // Chrome closes without asking when Esc is pressed twice and nothing was done in between.
        if (currentTarget.isConnected && !currentTarget.open) onClose()
      }}
      className={`m-auto flex max-h-[calc(100dvh-48px)] w-[calc(100vw-48px)] flex-col overflow-hidden rounded-card border border-line-strong bg-surface p-0 text-text shadow-overlay backdrop:bg-scrim max-md:m-0 max-md:h-dvh max-md:max-h-none max-md:w-screen max-md:max-w-none max-md:rounded-none max-md:border-0 ${WIDTH[size]}`}
    >
      <header className="flex min-h-[52px] items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 id={id} className="min-w-0 text-card font-medium wrap-anywhere">
          {title}
        </h2>
        <IconButton icon="close" label="Close" onClick={onClose} className="ml-auto" />
      </header>
      <div data-body className="min-h-0 flex-1 overflow-y-auto px-4 py-3.5">
        {children}
      </div>
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3 max-md:[&>*]:flex-1">
          {footer}
        </footer>
      )}
      <Announcer />
    </dialog>
  )
}
