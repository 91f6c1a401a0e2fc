'use client'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Icon } from '@/components/ui/icons'
import { Segmented } from '@/components/ui/segmented'
import { TextArea } from '@/components/ui/text-field'
import { type OverrideDraft, type OverrideError, readStringsOverride } from '@/lib/functions/configuration/overrides'
import { formatStrings } from '@/lib/functions/configuration/quoted-strings'
import { FromImage, OverrideSwitch } from './override-switch'
import { StringsList } from './strings-list'

type StringsOverrideProps = {
  label: string
  name: string
  helper: string
  placeholder: string
  value: OverrideDraft
  onChange: (value: OverrideDraft) => void
  fromImage: string | null
  imageNote: string
  warning: string | undefined
  showErrors: boolean
}
type Editor = 'text' | 'list'
const editors = [
  { value: 'text', label: 'Quoted text' },
  { value: 'list', label: 'List' },
] as const

/** ENTRYPOINT or CMD: one value with two editors, quoted text as AWS writes it, and a list. */
export function StringsOverride({
  label,
  name,
  helper,
  placeholder,
  value,
  onChange,
  fromImage,
  imageNote,
  warning,
  showErrors,
}: StringsOverrideProps) {
  const [editor, setEditor] = useState<Editor>('text')
  const [left, setLeft] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const { strings, error, notice } = readStringsOverride(value)
  const shown = (left || showErrors) && error !== null ? error : undefined
  const asList = editor === 'list' && value.on && strings !== null
  const fix = (text: string) => {
    onChange({ on: true, text })
    box.current?.focus()
  }
  const toggle = (on: boolean) => {
    onChange({ ...value, on })
    setLeft(false)
    if (on) box.current?.focus()
  }
  const show = (at: number) => {
    box.current?.focus()
    box.current?.setSelectionRange(at, at)
  }
  return (
    <div className="relative grid gap-1">
      <OverrideSwitch label={label} on={value.on} onChange={toggle} />
      {asList ? (
        <StringsList
          label={label}
          helper={helper}
          strings={strings}
          onChange={(list) => onChange({ on: true, text: formatStrings(list) })}
        />
      ) : (
        <TextArea
          ref={box}
          label={label}
          optional
          name={name}
          mono
          rows={1}
          helper={helper}
          placeholder={placeholder}
          value={value.on ? value.text : ''}
          onChange={(text) => onChange({ on: true, text })}
          onBlur={() => setLeft(true)}
          error={shown && <StringsError error={shown} onFix={fix} onShow={show} />}
        />
      )}
      <div className="grid gap-1 text-meta">
        {!shown && notice && (
          <span role="status" className="text-text-2">
            {notice}
          </span>
        )}
        {!shown && warning && <Warning>{warning}</Warning>}
        {asList && shown && <FieldError>{shown.message}</FieldError>}
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <FromImage value={fromImage} note={imageNote} />
          {value.on && strings !== null && (
            <Segmented label={`${label} editor`} hideLabel value={editor} onChange={setEditor} options={editors} />
          )}
        </div>
      </div>
    </div>
  )
}

function StringsError({
  error,
  onFix,
  onShow,
}: {
  error: OverrideError
  onFix: (text: string) => void
  onShow: (at: number) => void
}) {
  const { message, fixed, fixLabel, at } = error
  return (
    <>
      {message}{' '}
      {typeof fixed === 'string' && (
        <Button variant="quiet" className="min-h-6 px-1 text-meta" onClick={() => onFix(fixed)}>
          {fixLabel ?? 'Fix'}
        </Button>
      )}
      {fixed === null && at !== undefined && (
        <Button variant="quiet" className="min-h-6 px-1 text-meta" onClick={() => onShow(at)}>
          Show where
        </Button>
      )}
    </>
  )
}

/** A sentence that does not stop a save. */
export function Warning({ children }: { children: string }) {
  return (
    <span className="flex gap-1.5 text-warn">
      <Icon name="warning" className="mt-[1.5px] size-[13px]" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </span>
  )
}
