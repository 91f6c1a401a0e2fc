'use client'
import { type ClipboardEvent, useId, useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { FieldError } from '@/components/ui/field'
import { controlLook } from '@/components/ui/text-field'
import { type EnvironmentRow, isChanged } from '@/lib/functions/configuration/environment-rows'
import { nameField } from '@/lib/functions/configuration/form-environment'
import { looksSecret } from '@/lib/functions/configuration/lambda-environment'

/** The columns of the editor: name, value, and the two buttons. */
export const environmentGrid =
  'grid grid-cols-[minmax(0,1fr)_72px] gap-2 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_72px]'

type RowProps = {
  row: EnvironmentRow
  number: number
  error?: string
  imageValue?: string
  onChange: (row: EnvironmentRow) => void
  onDrop: () => void
  onBlur: () => void
  onPaste: (event: ClipboardEvent) => void
  reveal?: (name: string) => Promise<void>
}

/** One variable. A name that the function has already is fixed: to rename, remove it and add it anew. */
export function EnvironmentRowFields({
  row,
  number,
  error,
  imageValue,
  onChange,
  onDrop,
  onBlur,
  onPaste,
  reveal,
}: RowProps) {
  const id = useId()
  const [shown, setShown] = useState(row.isNew)
  const [fetching, setFetching] = useState(false)
  const { name, value, known, isNew, removed } = row
  const unseen = value === null && known === null
  const show = async () => {
    if (unseen && reveal) {
      setFetching(true)
      await reveal(name)
      setFetching(false)
    }
    setShown(true)
  }
  const notes = [
    removed && 'Will be removed when you save.',
    !removed && imageValue !== undefined && `Replaces the image's value: ${imageValue === '' ? '(empty)' : imageValue}`,
    !removed &&
      value !== null &&
      looksSecret(name, value) &&
      "Consider a secrets manager; anyone who can read this function's configuration can read this.",
  ].filter((note) => note !== false)
  const below = error !== undefined || notes.length > 0
  return (
    <div
      data-row={row.id}
      role="group"
      aria-label={name || `Row ${number}`}
      className={cx(
        environmentGrid,
        '-ml-2.5 border-l-2 pl-2',
        isChanged(row) ? 'border-accent' : 'border-transparent',
      )}
    >
      <input
        name={nameField(row)}
        aria-label={`Name, row ${number}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={below ? id : undefined}
        readOnly={!isNew}
        title={isNew ? undefined : 'To rename, remove it and add it under the new name.'}
        value={name}
        placeholder="LOG_LEVEL"
        autoComplete="off"
        spellCheck={false}
        data-1p-ignore
        onPaste={isNew ? onPaste : undefined}
        onBlur={() => (name !== '' || value) && onBlur()}
        onChange={(event) => onChange({ ...row, name: event.target.value.trim() })}
        className={cx(controlLook, 'font-mono max-md:col-span-2', removed && 'line-through')}
      />
      <textarea
        aria-label={`Value, row ${number}`}
        rows={1}
        readOnly={removed}
        value={value ?? known ?? ''}
        placeholder={unseen ? 'hidden; type to replace' : undefined}
        autoComplete="off"
        spellCheck={false}
        data-1p-ignore
        onChange={(event) => onChange({ ...row, value: event.target.value })}
        className={cx(
          controlLook,
          'field-sizing-content min-h-8 resize-y font-mono',
          !shown && !unseen && '[-webkit-text-security:disc]',
          removed && 'line-through',
        )}
      />
      <div className="flex gap-1">
        {(!unseen || reveal) && !removed ? (
          <IconButton
            icon={shown && !unseen ? 'eyeOff' : 'eye'}
            label={`${shown && !unseen ? 'Hide' : 'Reveal'} value of ${name || `row ${number}`}`}
            aria-busy={fetching || undefined}
            onClick={() => (shown && !unseen ? setShown(false) : show())}
          />
        ) : (
          <span className="size-8" />
        )}
        {!isNew && isChanged(row) ? (
          <IconButton
            icon="undo"
            label={`Undo changes to ${name}`}
            onClick={() => onChange({ ...row, value: known, removed: false })}
          />
        ) : (
          <IconButton
            icon="trash"
            label={`Remove ${name || `row ${number}`}`}
            onClick={() => (isNew ? onDrop() : onChange({ ...row, removed: true }))}
          />
        )}
      </div>
      {below && (
        <div id={id} className="col-span-full grid gap-0.5 text-meta text-text-2">
          {error && <FieldError>{error}</FieldError>}
          {notes.map((note) => (
            <span key={note} className="wrap-anywhere">
              {note}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
