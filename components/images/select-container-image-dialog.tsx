'use client'
import { useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { controlLook } from '@/components/ui/text-field'
import { RepositoryPicker } from '@/components/repositories/repository-picker'
import { imageUri } from '@/lib/images/image-reference'
import type { ImageUriParts } from '@/lib/images/image-uri'
import { hiddenSentence, type Architecture } from '@/lib/images/platform'
import type { RepositoryModel } from '@/lib/repositories/model'
import { ImageChoices } from './image-choices'
import { ImagePreview } from './image-preview'
import { TagOrDigest, useTagOrDigest } from './tag-or-digest'
import { useImageRows } from './use-image-rows'

type SelectContainerImageDialogProps = {
  /** What the form's field has now: its repository and image are selected first. */
  current: ImageUriParts | null
  /** The function's; null where any will do. */
  architecture: Architecture | null
  onClose: () => void
  onSelect: (uri: string) => void
}

const page = 100

/** Choose a repository, then one of its images. Loaded when it is opened. */
export function SelectContainerImageDialog({
  current,
  architecture,
  onClose,
  onSelect,
}: SelectContainerImageDialogProps) {
  const id = useId()
  const [repository, setRepository] = useState<RepositoryModel | null>(current && asRepository(current))
  const [find, setFind] = useState('')
  const [compatibleOnly, setCompatibleOnly] = useState(architecture !== null)
  const [digest, setDigest] = useState<string | null>(null)
  const [most, setMost] = useState(page)
  const list = useImageRows(repository, find, architecture, most)
  const { rows } = list
  const chosen =
    digest ??
    rows.find(({ image }) => image.digest === current?.digest || (current?.tag && image.tags.includes(current.tag)))
      ?.image.digest ??
    null
  const row = rows.find(({ image }) => image.digest === chosen)
  const child = rows.flatMap(({ detail }) => detail?.children ?? []).find((one) => one.digest === chosen)
  const reference = useTagOrDigest(child ? [] : (row?.image.tags ?? []), chosen, find, current?.tag ?? null)
  const hidden = compatibleOnly ? rows.flatMap(({ unfit }) => unfit ?? []) : []
  const reason =
    chosen === null || (!row && !child) ? 'Choose an image first.' : ((child ? null : row?.unfit?.reason) ?? undefined)
  const select = () => {
    if (reason === undefined && repository !== null && reference.value !== null)
      onSelect(imageUri(repository.uri, reference.value))
  }
  return createPortal(
    <Dialog
      title="Select container image"
      open
      size="l"
      onClose={onClose}
      footer={
        <>
          {chosen !== null && (row || child) && <TagOrDigest {...reference} />}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabledReason={reason} onClick={select}>
            Select image
          </Button>
        </>
      }
    >
      <div className="grid min-h-[min(520px,60dvh)] content-start gap-3">
        <div className="grid items-start gap-3 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <RepositoryPicker
            value={repository}
            onChange={(next) => {
              setRepository(next)
              setDigest(null)
              setMost(page)
              setFind('')
            }}
          />
          <div className="grid gap-1">
            <label htmlFor={id} className="text-control font-medium">
              Find image
            </label>
            <input
              id={id}
              type="search"
              className={`${controlLook} font-mono`}
              placeholder="Tag or digest"
              autoComplete="off"
              spellCheck={false}
              value={find}
              onChange={(event) => setFind(event.target.value)}
              data-autofocus={current ? true : undefined}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown') return
                event.preventDefault()
                event.currentTarget
                  .closest('dialog')
                  ?.querySelector<HTMLElement>('tbody input[type=radio]:not(:disabled)')
                  ?.focus()
              }}
            />
          </div>
        </div>
        {repository !== null && architecture !== null && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-control">
            <Checkbox
              label={`Compatible only (${architecture})`}
              checked={compatibleOnly}
              onChange={setCompatibleOnly}
            />
            <span role="status" className="text-text-3">
              {hidden.length > 0 && hiddenSentence(hidden)}
            </span>
          </div>
        )}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_240px]">
          <ImageChoices
            repository={repository}
            list={list}
            rows={compatibleOnly ? rows.filter(({ unfit }) => unfit === null) : rows}
            chosen={chosen}
            onChoose={setDigest}
            onSelect={select}
            architecture={architecture}
            onMore={() => setMost(most + page)}
            onClear={() => {
              setFind('')
              setCompatibleOnly(false)
            }}
          />
          <ImagePreview row={row} child={child} />
        </div>
      </div>
    </Dialog>,
    document.body,
  )
}

const asRepository = ({ registry, registryId, repository }: ImageUriParts): RepositoryModel | null =>
  repository === ''
    ? null
    : {
        name: repository,
        uri: `${registry}/${repository}`,
        registryId: registryId ?? '',
        createdAt: null,
        tagMutability: '',
      }
