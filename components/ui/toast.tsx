'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
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

/** Where toasts appear. Stands once in the shell. The time stops while one is pointed at or focused (WCAG 2.2.1). */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => NONE,
  )
  const [held, setHeld] = useState(false)
  return (
    <div
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid justify-items-center gap-2 md:justify-items-end"
    >
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} held={held} />
      ))}
    </div>
  )
}

function ToastLine({ toast: { id, text, action }, held }: { toast: Toast; held: boolean }) {
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
            action.onClick()
            remove(id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" onClick={() => remove(id)} />
    </div>
  )
}
