'use client'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { DataTable } from '@/components/ui/data-table/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Flash } from '@/components/ui/flash'
import type { Architecture } from '@/lib/images/platform'
import type { RepositoryModel } from '@/lib/repositories/model'
import { AppException } from '@/lib/result'
import { digestOfChoice, imageColumns, isIndex, type ChoiceRow } from './image-columns'
import type { ImageRow, useImageRows } from './use-image-rows'

type ImageChoicesProps = {
  repository: RepositoryModel | null
  list: ReturnType<typeof useImageRows>
  /** The rows of `list` that are shown. */
  rows: readonly ImageRow[]
  chosen: string | null
  architecture: Architecture | null
  onChoose: (digest: string) => void
  /** Enter or a double click on a row. */
  onSelect: () => void
  onMore: () => void
  onClear: () => void
}

/** The images of a repository, one of which can be chosen. */
export function ImageChoices({
  repository,
  list,
  rows,
  chosen,
  architecture,
  onChoose,
  onSelect,
  onMore,
  onClear,
}: ImageChoicesProps) {
  const { images, found, total } = list
  if (repository === null) return <EmptyState title="Choose a repository to see its images." />
  if (images.error) {
    const { error } = images
    const denied = error instanceof AppException && /AccessDenied/.test(error.error.code)
    return (
      <Flash role="bad" actions={!denied && <Button onClick={() => images.refetch()}>Retry</Button>}>
        {denied ? (
          <>
            Your role can't list images here (<code>ecr:DescribeImages</code>). Paste an image URI instead.
          </>
        ) : (
          `Couldn't list images: ${error.message}`
        )}
      </Flash>
    )
  }
  if (images.data && total === 0) {
    return (
      <EmptyState
        title={
          <>
            <code>{repository.name}</code> has no images.
          </>
        }
      >
        Build an image and push it there.
      </EmptyState>
    )
  }
  if (images.data && rows.length === 0) {
    return <EmptyState title="No images match." actions={<Button onClick={onClear}>Clear filters</Button>} />
  }
  const choices = rows.flatMap((row): readonly ChoiceRow[] =>
    row.unfit?.kind === 'index' ? [row, ...insideOf(row)] : [row],
  )
  return (
    <div className="grid min-w-0 gap-2">
      <DataTable
        caption={`Images in ${repository.name}`}
        columns={imageColumns({ chosen, architecture, onChoose })}
        rows={choices}
        rowKey={digestOfChoice}
        loading={images.isPending}
        rowProps={(row) => ({
          onClick: isIndex(row) ? undefined : () => onChoose(digestOfChoice(row)),
          onDoubleClick: onSelect,
          onKeyDown: (event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            onSelect()
          },
          className: cx(!isIndex(row) && 'cursor-pointer', digestOfChoice(row) === chosen && 'chosen'),
        })}
      />
      <p role="status" className="flex flex-wrap items-center gap-2 text-meta text-text-3">
        {images.data && `${Math.min(found, list.rows.length)} of ${total} ${total === 1 ? 'image' : 'images'}`}
        {found > list.rows.length && (
          <Button variant="quiet" className="min-h-6 text-meta" onClick={onMore}>
            Show more
          </Button>
        )}
      </p>
    </div>
  )
}

/** The images inside an index that run: an attestation does not. */
const insideOf = (row: ImageRow): readonly ChoiceRow[] =>
  (row.detail?.children ?? []).filter(({ attestation }) => !attestation).map((child) => ({ ...row, child }))
