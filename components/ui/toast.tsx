'use client'
import { useEffect, useRef, useState, useSyncExternalStore, type FocusEvent } from 'react'
import { Button, IconButton } from './button'
import { Icon } from './icons'

type Toast = {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

const SHOWN_MS = 6000
const NONE: readonly Toast[] = []
let toasts = NONE
const listeners = new Set<() => void>()
const set = (next: readonly Toast[]) => {
  toasts = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const remove = (id: number) => set(toasts.filter((toast) => toast.id !== id))
const show = (text: string, action?: Toast['action']) =>
  set([...toasts.slice(-2), { id: Date.now() + Math.random(), text, action }])
const api = { show }

/** `show('Function created.', { label: 'Undo', onClick })`: good news for 6 s. Failures stay on the page instead. */
export const useToast = () => api

/**
 * Where toasts appear. Stands once in the shell. The time stops while one is pointed at or focused (WCAG 2.2.1). The
 * focus goes back to where it came from when the toast that had it is dismissed.
 */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => NONE,
  )
  const [held, setHeld] = useState(false)
  const before = useRef<HTMLElement>(null)
  const onFocus = ({ relatedTarget: from, currentTarget }: FocusEvent) => {
    setHeld(true)
    if (from instanceof HTMLElement && !currentTarget.contains(from)) before.current = from
  }
  const dismiss = (id: number) => {
    remove(id)
    // What goes tells neither that the pointer has left it nor that the focus has.
    setHeld(false)
    if (before.current?.isConnected) before.current.focus()
    before.current = null
  }
  return (
    <div
      role="status"
      onPointerMove={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={onFocus}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid justify-items-center gap-2 md:justify-items-end"
    >
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} held={held} onDismiss={() => dismiss(toast.id)} />
      ))}
    </div>
  )
}

function ToastLine({
  toast: { id, text, action },
  held,
  onDismiss,
}: {
  toast: Toast
  held: boolean
  onDismiss: () => void
}) {
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => remove(id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id, held])
  return (
    <div className="pointer-events-auto flex max-w-md items-center gap-2 rounded-control border border-line-strong bg-surface py-1 pr-1 pl-3 text-control shadow-overlay">
      <Icon name="active" className="size-4 text-ok" />
      <span className="min-w-0 wrap-anywhere">{text}</span>
      {action && (
        <Button
          variant="quiet"
          onClick={() => {
            onDismiss()
            action.onClick()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" onClick={onDismiss} />
    </div>
  )
}
