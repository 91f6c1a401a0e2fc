'use client'
import { type KeyboardEvent, useState } from 'react'
import { type ComboboxOption, findOptions } from './find-options'

type Source = {
  value: string
  options: readonly ComboboxOption[]
  onChoose: (option: ComboboxOption) => void
}

/** `auto`: the first match of what is typed, or what was chosen before. */
type Mark = { readonly value: string } | 'auto' | 'none'

const most = 200

/** Which options of a combobox are shown, which is active, and what the keys do (APG editable combobox with list). */
export function useCombobox({ value, options, onChoose }: Source) {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(false)
  const [mark, setMark] = useState<Mark>('auto')
  const chosen = options.find((option) => option.value === value || option.label === value)
  const { found, named } = findOptions(options, typed || !chosen ? value : '')
  const shown = found.slice(0, most)
  const automatic = !typed ? shown.findIndex((option) => option === chosen) : named ? 0 : -1
  const active =
    mark === 'auto' ? automatic : mark === 'none' ? -1 : shown.findIndex((option) => option.value === mark.value)

  const close = () => {
    setOpen(false)
    setTyped(false)
    setMark('auto')
  }
  const choose = (option: ComboboxOption) => {
    onChoose(option)
    close()
  }
  const markAt = (at: number) => {
    const option = shown.at(at)
    setMark(option ? { value: option.value } : 'none')
  }
  const onArrow = (down: boolean, alone: boolean) => {
    if (!alone && !down) return close()
    setOpen(true)
    if (!alone || (!open && active >= 0)) return
    const from = active < 0 && !down ? 0 : active
    markAt(down ? (from + 1) % shown.length : from - 1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      onArrow(event.key === 'ArrowDown', !event.altKey)
    } else if (!open) return
    else if (event.key === 'Enter') {
      event.preventDefault()
      const option = shown[active]
      if (option) choose(option)
      else close()
    } else if (event.key === 'Escape') {
      // Only the list: what stands around it (a dialog) hears the next one.
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(event.key)) setMark('none')
  }
  return {
    open,
    shown,
    total: found.length,
    active,
    choose,
    close,
    show: () => setOpen(true),
    /** The text was changed by hand. */
    type: () => {
      setOpen(true)
      setTyped(true)
      setMark('auto')
    },
    point: (option: ComboboxOption) => setMark({ value: option.value }),
    onKeyDown,
  }
}
