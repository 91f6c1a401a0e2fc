'use client'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { Field, type FieldProps } from '@/components/ui/field'
import { Icon } from '@/components/ui/icons'
import { placePopover, POPOVER_LOOK } from '@/components/ui/floating/floating'
import { controlLook } from '@/components/ui/text-field'

export type ComboboxOption = {
  readonly value: string
  readonly label: string
  readonly detail?: ReactNode
  readonly keywords?: string
}

type ComboboxProps = FieldProps & {
  /** The text in the box; it need not be an option. */
  value: string
  onChange: (text: string) => void
  /** An option was chosen, by click or Enter. */
  onChoose: (option: ComboboxOption) => void
  options: readonly ComboboxOption[]
  /** What the list says when nothing in it fits. */
  empty: string
  loading?: boolean
  name?: string
  placeholder?: string
  mono?: boolean
  onBlur?: () => void
}

const most = 200

/**
 * A text box with a list under it (APG combobox 1.2). Typing narrows the list; arrows move, Enter chooses, Esc closes
 * only the list. A value that stands in the list does not narrow it, so opening shows every choice.
 */
export function Combobox({
  value,
  onChange,
  onChoose,
  options,
  empty,
  loading = false,
  name,
  placeholder,
  mono = false,
  onBlur,
  ...field
}: ComboboxProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const wanted = value.trim().toLowerCase()
  const narrow = wanted !== '' && !options.some((option) => option.value === value || option.label === value)
  const fitting = narrow
    ? options.filter((option) =>
        `${option.label} ${option.value} ${option.keywords ?? ''}`.toLowerCase().includes(wanted),
      )
    : options
  const shown = fitting.slice(0, most)
  const list = useRef<HTMLUListElement>(null)
  const lines = shown.length
  useEffect(() => {
    const [popover, anchor] = [list.current, box.current]
    if (!open || !popover || !anchor) return
    popover.showPopover()
    const place = () => {
      popover.style.width = `${anchor.offsetWidth}px`
      placePopover(popover, anchor)
    }
    place()
    addEventListener('scroll', place, true)
    return () => {
      removeEventListener('scroll', place, true)
      if (popover.isConnected) popover.hidePopover()
    }
  }, [open, lines])
  const choose = (option: ComboboxOption) => {
    onChoose(option)
    setOpen(false)
    setActive(-1)
  }
  const move = (to: number) => {
    setOpen(true)
    const next = shown.length === 0 ? -1 : (to + shown.length) % shown.length
    setActive(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const keys = (event: KeyboardEvent) => {
    const current = shown[active]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      move(
        open
          ? active + step
          : Math.max(
              0,
              shown.findIndex((option) => option.value === value),
            ),
      )
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      if (current) choose(current)
      else setOpen(false)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <Field {...field}>
      {(control) => (
        <div className="relative min-w-0">
          <input
            {...control}
            ref={box}
            type="text"
            role="combobox"
            name={name}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            data-1p-ignore
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
            className={cx(controlLook, 'pr-8', mono && 'font-mono')}
            value={value}
            onChange={(event) => {
              onChange(event.target.value)
              setOpen(true)
              setActive(-1)
            }}
            onClick={() => setOpen(true)}
            onKeyDown={keys}
            onFocus={(event) => event.target.select()}
            onBlur={() => {
              setOpen(false)
              onBlur?.()
            }}
          />
          <Icon name="chevronDown" className="pointer-events-none absolute top-2 right-2.5 size-4 text-text-3" />
          <ul
            ref={list}
            id={`${id}-list`}
            role="listbox"
            popover="manual"
            aria-label={typeof field.label === 'string' ? field.label : undefined}
            onPointerDown={(event) => event.preventDefault()}
            className={cx(POPOVER_LOOK, 'max-h-72 overflow-y-auto py-1')}
          >
            {shown.map((option, at) => (
              <li
                key={option.value}
                id={`${id}-${at}`}
                role="option"
                aria-selected={option.value === value}
                onClick={() => choose(option)}
                className={cx(
                  'flex min-h-8 cursor-pointer items-center gap-3 px-2.5 text-control hover:bg-hover',
                  at === active && 'bg-accent-soft',
                  option.value === value && 'font-medium',
                )}
              >
                <span className={cx('min-w-0 wrap-anywhere', mono && 'font-mono')}>{option.label}</span>
                {option.detail && <span className="ml-auto flex-none text-meta text-text-3">{option.detail}</span>}
              </li>
            ))}
            {shown.length === 0 && (
              <li role="option" aria-disabled aria-selected={false} className="px-2.5 py-1.5 text-control text-text-3">
                {loading ? 'Loading…' : empty}
              </li>
            )}
            {fitting.length > most && (
              <li role="option" aria-disabled aria-selected={false} className="px-2.5 py-1.5 text-meta text-text-3">
                {fitting.length - most} more. Type to narrow.
              </li>
            )}
          </ul>
        </div>
      )}
    </Field>
  )
}
