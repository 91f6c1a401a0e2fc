'use client'
import { type KeyboardEvent, useId, useRef } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { controlLook } from '@/components/ui/text-field'

/** The strings one by one. Alt with the arrows moves a string, as its buttons do. */
export function StringsList({
  label,
  helper,
  strings,
  onChange,
}: {
  label: string
  helper: string
  strings: readonly string[]
  onChange: (strings: readonly string[]) => void
}) {
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const focus = (row: number) => requestAnimationFrame(() => list.current?.querySelectorAll('input')[row]?.focus())
  const rows = strings.length === 0 ? [''] : strings
  const move = (from: number, to: number) => {
    const one = rows[from]
    if (one === undefined || to < 0 || to >= rows.length) return
    onChange(rows.toSpliced(from, 1).toSpliced(to, 0, one))
    focus(to)
  }
  const add = (after: number) => {
    onChange(rows.toSpliced(after + 1, 0, ''))
    focus(after + 1)
  }
  const keys = (row: number) => (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && step !== 0) {
      event.preventDefault()
      move(row, row + step)
    }
    if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) {
      event.preventDefault()
      add(row)
    }
  }
  return (
    <fieldset aria-describedby={id} className="grid min-w-0 gap-1">
      <legend className="mb-1 text-control font-medium">
        {label} <span className="ml-0.5 font-normal text-text-3">optional</span>
      </legend>
      <div id={id} className="text-control text-text-2">
        {helper}
      </div>
      <ol ref={list} className="grid gap-1">
        {rows.map((text, row) => (
          <li key={row} className="flex items-center gap-1">
            <input
              aria-label={`${label} string ${row + 1}`}
              className={`${controlLook} font-mono`}
              spellCheck={false}
              autoComplete="off"
              value={text}
              onChange={(event) => onChange(rows.with(row, event.target.value))}
              onKeyDown={keys(row)}
            />
            <IconButton icon="arrowUp" label={`Move string ${row + 1} up`} onClick={() => move(row, row - 1)} />
            <IconButton icon="arrowDown" label={`Move string ${row + 1} down`} onClick={() => move(row, row + 1)} />
            <IconButton
              icon="close"
              label={`Remove string ${row + 1}`}
              onClick={() => onChange(rows.toSpliced(row, 1))}
            />
          </li>
        ))}
      </ol>
      <Button variant="quiet" icon="plus" className="justify-self-start" onClick={() => add(rows.length - 1)}>
        Add string
      </Button>
    </fieldset>
  )
}
