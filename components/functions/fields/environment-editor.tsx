'use client'
import { type ClipboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Flash } from '@/components/ui/flash'
import { type Assignment, isDotenv, parseDotenv } from '@/lib/functions/configuration/dotenv'
import { type EnvironmentRow, newRow, withAssignments } from '@/lib/functions/configuration/environment-rows'
import { plural } from '@/lib/format'
import { EnvironmentMeter } from './environment-meter'
import { EnvironmentRowFields } from './environment-row-fields'

type EnvironmentEditorProps = {
  rows: readonly EnvironmentRow[]
  onChange: (rows: readonly EnvironmentRow[]) => void
  /** Sentences about names, by row id; shown as they come. */
  errors: Readonly<Record<string, string>>
  /** Called when a name loses the focus: the moment to check it. */
  onBlur?: (id: string) => void
  /** The image's own variables, to say what a row replaces. */
  image?: Readonly<Record<string, string>>
  /** Fetches the hidden value of a variable; without it there are none (a new function). */
  reveal?: (name: string) => Promise<void>
}

/**
 * Names and values in rows: add, remove, undo, paste a `.env` file, and a meter of what Lambda allows.
 * Values stay masked until shown; a value that was never shown is never in the page.
 */
export function EnvironmentEditor({ rows, onChange, errors, onBlur, image = {}, reveal }: EnvironmentEditorProps) {
  const [pasted, setPasted] = useState<ReturnType<typeof parseDotenv> | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const [focusOn, setFocusOn] = useState<string | null>(null)
  const headings = useId()
  useEffect(() => {
    if (focusOn === null) return
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(focusOn)}"] input`)?.focus()
    setFocusOn(null)
  }, [focusOn])

  const add = () => {
    const row = newRow()
    onChange([...rows, row])
    setFocusOn(row.id)
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (!isDotenv(text)) return
    event.preventDefault()
    setPasted(parseDotenv(text))
  }
  const take = (assignments: readonly Assignment[]) => {
    onChange(withAssignments(rows, assignments))
    setPasted(null)
  }
  return (
    <div className="grid gap-3">
      {rows.length > 0 && (
        <div ref={list} className="grid gap-2">
          <div
            id={headings}
            aria-hidden
            className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_72px] gap-2 text-meta text-text-3 max-md:hidden"
          >
            <span>Name</span>
            <span>Value</span>
          </div>
          {rows.map((row, index) => (
            <EnvironmentRowFields
              key={row.id}
              row={row}
              number={index + 1}
              error={errors[row.id]}
              imageValue={Object.hasOwn(image, row.name) ? image[row.name] : undefined}
              onChange={(next) => onChange(rows.map((one) => (one.id === row.id ? next : one)))}
              onDrop={() => onChange(rows.filter(({ id }) => id !== row.id))}
              onBlur={() => onBlur?.(row.id)}
              onPaste={onPaste}
              reveal={reveal}
            />
          ))}
        </div>
      )}
      {pasted && (
        <Flash
          role="idle"
          title={`This is a list of ${plural(pasted.assignments.length, 'variable')}.`}
          actions={
            <>
              <Button onClick={() => take(pasted.assignments)}>
                Add {plural(pasted.assignments.length, 'variable')}
              </Button>
              <Button variant="quiet" onClick={() => setPasted(null)}>
                Cancel
              </Button>
            </>
          }
        >
          {pasted.ignored > 0 &&
            `${pasted.ignored} ${pasted.ignored === 1 ? 'line is' : 'lines are'} not in the form NAME=value and will be left out.`}
        </Flash>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button icon="plus" name="environment" onClick={add}>
          Add environment variable
        </Button>
        <EnvironmentMeter rows={rows} />
      </div>
      <p className="text-meta text-text-3">
        Names start with a letter; letters, numbers, underscores. Paste a .env file into a Name field to add many at
        once.
      </p>
    </div>
  )
}
