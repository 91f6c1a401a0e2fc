'use client'
import { useEffect, useId, useRef } from 'react'
import { plural } from '@/lib/format'
import { cx } from '../cx'
import { Field, type FieldProps } from '../field'
import type { ComboboxOption } from './find-options'
import { float, FLOATING_LOOK } from '../floating/floating'
import { Icon } from '../icons'
import { controlLook } from '../text-field'
import { useCombobox } from './use-combobox'

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

/**
 * A text box with a list under it (APG combobox). Typing narrows the list and makes its first match active; arrows
 * move, Enter chooses, Tab keeps the text, Esc closes the list. A text that is an option opens the whole list.
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
  const popup = useRef<HTMLDivElement>(null)
  const list = useCombobox({ value, options, onChoose })
  const { open, shown, active, total } = list
  const nothing = loading ? 'Loading…' : empty
  useEffect(() => {
    if (!open || !popup.current || !box.current) return
    return float(popup.current, box.current, { wide: true })
  }, [open])
  useEffect(() => {
    if (open && active >= 0) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [open, active, id])
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
              list.type()
            }}
            onClick={list.show}
            onKeyDown={list.onKeyDown}
            onFocus={(event) => event.target.select()}
            onBlur={() => {
              list.close()
              onBlur?.()
            }}
          />
          <Icon name="chevronDown" className="pointer-events-none absolute top-2 right-2.5 size-4 text-text-3" />
          <div
            ref={popup}
            popover="manual"
            onPointerDown={(event) => event.preventDefault()}
            className={cx(FLOATING_LOOK, 'max-h-72 overflow-y-auto py-1')}
          >
            <ul
              id={`${id}-list`}
              role="listbox"
              aria-label={typeof field.label === 'string' ? field.label : undefined}
              hidden={shown.length === 0}
            >
              {open &&
                shown.map((option, at) => (
                  <Option
                    key={option.value}
                    id={`${id}-${at}`}
                    option={option}
                    active={at === active}
                    chosen={option.value === value}
                    mono={mono}
                    onPoint={() => list.point(option)}
                    onChoose={() => list.choose(option)}
                  />
                ))}
            </ul>
            {shown.length === 0 && <p className="px-2.5 py-1.5 text-control text-text-3">{nothing}</p>}
            {total > shown.length && (
              <p className="px-2.5 py-1.5 text-meta text-text-3">{total - shown.length} more. Type to narrow.</p>
            )}
          </div>
          <span role="status" className="sr-only">
            {open && (shown.length === 0 ? nothing : plural(total, 'choice'))}
          </span>
        </div>
      )}
    </Field>
  )
}

/** One choice. The pointer, when it moves, makes it active, so that one is lit and not two. */
function Option({
  id,
  option: { label, detail },
  active,
  chosen,
  mono,
  onPoint,
  onChoose,
}: {
  id: string
  option: ComboboxOption
  active: boolean
  chosen: boolean
  mono: boolean
  onPoint: () => void
  onChoose: () => void
}) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      aria-current={chosen || undefined}
      onPointerMove={({ movementX, movementY }) => {
        if (movementX !== 0 || movementY !== 0) onPoint()
      }}
      onClick={onChoose}
      className={cx(
        'flex min-h-8 cursor-pointer items-center gap-3 px-2.5 text-control',
        active &&
          'bg-accent-soft shadow-[inset_2px_0_var(--accent)] forced-colors:outline-2 forced-colors:-outline-offset-2',
        chosen && 'font-medium',
      )}
    >
      <span className={cx('min-w-0 wrap-anywhere', mono && 'font-mono')}>{label}</span>
      {detail && <span className="ml-auto flex-none text-meta text-text-3">{detail}</span>}
    </li>
  )
}
