'use client'
import { useRef } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { controlLook } from '@/components/ui/text-field'

type Tag = { name: string; value: string }

/** The function's own tags (key and value), which have nothing to do with image tags. */
export function TagsEditor({
  tags,
  onChange,
  error,
}: {
  tags: readonly Tag[]
  onChange: (tags: Tag[]) => void
  error: string | undefined
}) {
  const list = useRef<HTMLDivElement>(null)
  const set = (at: number, change: Partial<Tag>) =>
    onChange(tags.map((tag, row) => (row === at ? { ...tag, ...change } : tag)))
  const add = () => {
    onChange([...tags, { name: '', value: '' }])
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('input[data-key]')[tags.length]?.focus())
  }
  return (
    <div className="grid gap-2">
      <div ref={list} className="grid gap-2">
        {tags.map((tag, at) => (
          <div key={at} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_32px] items-center gap-2">
            <input
              aria-label={`Key of tag ${at + 1}`}
              data-key
              name={at === 0 ? 'tags' : undefined}
              placeholder="Key"
              maxLength={128}
              className={controlLook}
              aria-invalid={error !== undefined && tag.name === '' ? true : undefined}
              value={tag.name}
              onChange={(event) => set(at, { name: event.target.value })}
            />
            <input
              aria-label={`Value of tag ${at + 1}`}
              placeholder="Value"
              maxLength={256}
              className={controlLook}
              value={tag.value}
              onChange={(event) => set(at, { value: event.target.value })}
            />
            <IconButton
              icon="close"
              label={`Remove tag ${at + 1}`}
              onClick={() => onChange(tags.filter((_, row) => row !== at))}
            />
          </div>
        ))}
      </div>
      {error && (
        <div className="text-meta">
          <FieldError>{error}</FieldError>
        </div>
      )}
      <Button variant="quiet" icon="plus" className="justify-self-start" onClick={add}>
        Add tag
      </Button>
    </div>
  )
}
