'use client'
import dynamic from 'next/dynamic'
import { type ClipboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { controlLook } from '@/components/ui/text-field'
import type { Architecture } from '@/lib/images/platform'
import { ecrRegistry } from '@/lib/images/image-reference'
import { parseImageUri } from '@/lib/images/image-uri'
import { usePlace } from '@/lib/browser/use-place'
import { ResolvedLine, TextButton } from './resolved-image'
import type { useImageUri } from './use-image-uri'

const Browse = dynamic(
  () => import('./select-container-image-dialog').then((module) => module.SelectContainerImageDialog),
  { ssr: false },
)

type ImageUriFieldProps = {
  value: string
  onChange: (uri: string) => void
  /** From `useImageUri(value)`; the form reads it too. */
  image: ReturnType<typeof useImageUri>
  architecture: Architecture
  onArchitecture: (architecture: 'x86_64' | 'arm64') => void
  /** What AWS said about this field on the last save, or that it is required. */
  error?: string
  /** Said beside the label: "from link". */
  note?: string
  /** The field has the focus when the page opens, with its text selected. */
  selected?: boolean
}

/** Container image URI with Browse images, and under it what the URI points at now. */
export function ImageUriField({
  value,
  onChange,
  image,
  architecture,
  onArchitecture,
  error,
  note,
  selected = false,
}: ImageUriFieldProps) {
  const place = usePlace()
  const [browsing, setBrowsing] = useState(false)
  const [removed, setRemoved] = useState<readonly string[]>([])
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (!selected) return
    box.current?.focus({ preventScroll: true })
    box.current?.select()
  }, [selected])
  const { parsed, state, settle } = image
  const change = (uri: string, notices: readonly string[] = []) => {
    onChange(uri)
    setRemoved(notices)
  }
  const leave = () => {
    settle()
    if (parsed.uri !== value) change(parsed.uri, parsed.notices)
  }
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget
    if (selectionEnd - selectionStart !== value.length) return
    event.preventDefault()
    const { uri, notices } = parseImageUri(event.clipboardData.getData('text'), {
      region: place.region,
      account: place.account,
    })
    change(uri, notices)
  }
  const refused = state.kind === 'refused' && value.trim() !== '' ? state : null
  const problem = refused && (
    <>
      {refused.message}{' '}
      {refused.suggestion !== null && (
        <TextButton onClick={() => change(refused.suggestion ?? '')}>Use {refused.suggestion}</TextButton>
      )}
      {refused.tags.map((tag) => (
        <TextButton key={tag} onClick={() => change(`${parsed.parts?.registry}/${parsed.parts?.repository}:${tag}`)}>
          {tag}
        </TextButton>
      ))}
    </>
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <Field
        label={
          note ? (
            <>
              Container image URI <span className="ml-1 font-normal text-text-3">{note}</span>
            </>
          ) : (
            'Container image URI'
          )
        }
        helper={`A private Amazon ECR image in ${place.region}, by tag or digest.`}
        error={problem ?? error}
      >
        {(control) => (
          <div className="flex flex-wrap items-start gap-2">
            <textarea
              {...control}
              ref={box}
              name="imageUri"
              rows={1}
              autoComplete="off"
              spellCheck={false}
              data-1p-ignore
              placeholder={`${ecrRegistry(place.account ?? '123456789012', place.region)}/hello-world:latest`}
              className={cx(controlLook, 'field-sizing-content min-h-8 flex-1 basis-72 resize-none font-mono')}
              value={value}
              onChange={(event) => change(event.target.value.replace(/\n/g, ''))}
              onPaste={paste}
              onBlur={leave}
              onKeyDown={(event) => {
                if (event.key === 'Enter') {
                  event.preventDefault()
                  event.currentTarget.form?.requestSubmit()
                }
              }}
            />
            <Button onClick={() => setBrowsing(true)} className="max-md:ml-auto">
              Browse images
            </Button>
          </div>
        )}
      </Field>
      {/* Always there: a line that came with the blur would move the page under the click that caused it. */}
      <div role="status" className="min-h-6 min-w-0">
        {removed.map((notice) => (
          <p key={notice} className="text-meta text-text-2">
            {notice}
          </p>
        ))}
        <ResolvedLine
          state={state}
          architecture={architecture}
          account={place.account}
          onUse={change}
          onArchitecture={onArchitecture}
        />
      </div>
      {browsing && (
        <Browse
          current={parsed.parts}
          architecture={architecture}
          onClose={() => setBrowsing(false)}
          onSelect={(uri) => {
            setBrowsing(false)
            change(uri)
          }}
        />
      )}
    </div>
  )
}
