'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { memo, useEffect, useRef, type ReactNode } from 'react'
import { announce } from '@/components/ui/announcer'
import { cx } from '@/components/ui/cx'
import { Digest } from '@/components/ui/digest'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { None } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { count } from '@/lib/format'
import { imageReference } from '@/lib/images/image-reference'
import { isChanging, type FunctionRow, type FunctionSummary } from '@/lib/functions/model'
import { functionRowQuery } from '@/lib/functions/queries'
import { statusText } from '@/lib/functions/status-look'
import { paths } from '@/lib/paths'
import { pollInterval } from '@/lib/browser/poll'
import { usePlace } from '@/lib/browser/use-place'
import { DriftBadge } from '@/components/functions/drift-badge'
import { FunctionRowMenu } from './function-row-menu'
import { FunctionStatus } from '@/components/functions/function-status'
import { COLUMN } from './functions-columns'

export const cell = 'md:h-9 md:border-b md:border-line md:px-2 md:whitespace-nowrap'
export const rowLook =
  'max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-2 max-md:gap-y-1.5 max-md:border-b max-md:border-line max-md:px-4 max-md:py-3 md:hover:bg-hover'

type RowProps = {
  fn: FunctionSummary
  /** Its place in a list of which not every row is in the page. */ index?: number
}

/**
 * One function. What the list gave is there at once; state, image and drift come after it and are followed while they
 * change.
 */
export const FunctionsTableRow = memo(function FunctionsTableRow({ fn, index }: RowProps) {
  const place = usePlace()
  const {
    data: row,
    error,
    refetch,
  } = useQuery({
    ...functionRowQuery(place, fn.name),
    refetchInterval: pollInterval<FunctionRow>(isChanging, place.restMs),
  })
  useSettled(row)
  const shown = useRef(fn.lastModified)
  useEffect(() => {
    if (shown.current !== fn.lastModified) void refetch()
    shown.current = fn.lastModified
  }, [fn.lastModified, refetch])

  const image = imageReference(row?.imageUri ?? '')
  const digest = row?.digest ?? fn.digest
  const late = (width: number, what: (arrived: FunctionRow) => ReactNode) => {
    if (row) return what(row)
    return error ? <RowProblem error={error} /> : <Skeleton width={width} />
  }
  return (
    <tr role="row" aria-rowindex={index === undefined ? undefined : index + 2} className={rowLook}>
      <th
        role="rowheader"
        scope="row"
        className={cx(
          cell,
          'text-left font-normal md:py-1 md:whitespace-normal! max-md:basis-[calc(100%-48px)] max-md:min-w-0',
          COLUMN.name,
        )}
      >
        <Link
          href={paths.function(place, fn.name)}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-medium wrap-anywhere hover:underline"
        >
          {fn.name}
        </Link>
      </th>
      <td role="cell" className={cx(cell, 'max-md:order-1', COLUMN.state)}>
        {late(76, (status) => (
          <FunctionStatus status={status} since={fn.lastModified} />
        ))}
      </td>
      <td role="cell" className={cx(cell, 'max-md:order-3 max-md:min-w-0 max-md:basis-full', COLUMN.image)}>
        {fn.packageType === 'Zip' ? (
          <span className="text-text-3">.zip archive</span>
        ) : (
          late(120, () => (image ? <ImageName repository={image.repository} tag={image.tag} /> : <None />))
        )}
      </td>
      <td role="cell" className={cx(cell, COLUMN.digest)}>
        {digest ? <Digest digest={digest} /> : <None />}
      </td>
      <td role="cell" className={cx(cell, 'max-md:order-2', COLUMN.drift)}>
        {fn.packageType === 'Zip' ? <None /> : late(52, ({ drift }) => <DriftBadge drift={drift} />)}
      </td>
      <td role="cell" className={cx(cell, fn.packageType === 'Zip' && 'text-text-3', COLUMN.pkg)}>
        {fn.packageType}
      </td>
      <td role="cell" className={cx(cell, COLUMN.arch)}>
        {fn.architecture}
      </td>
      <td role="cell" className={cx(cell, 'text-right', COLUMN.memory)}>
        {count(fn.memorySize)}
      </td>
      <td role="cell" className={cx(cell, 'text-right', COLUMN.modified)}>
        {fn.lastModified ? <RelativeTime iso={fn.lastModified} /> : <None />}
      </td>
      <td role="cell" className={cx(cell, 'md:px-1.5! max-md:ml-auto md:text-right', COLUMN.menu)}>
        <FunctionRowMenu fn={fn} row={row} digest={digest} />
      </td>
    </tr>
  )
})

/** Repository and tag. The repository gives way first; the tag keeps its room. */
function ImageName({ repository, tag }: { repository: string; tag: string | null }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="min-w-0 truncate" title={repository}>
        {repository}
      </span>
      {tag !== null && (
        <span className="max-w-[60%] flex-none">
          <Tag icon={false}>{tag}</Tag>
        </span>
      )}
    </span>
  )
}

/** A row that could not be read says which permission is missing, or what AWS said. */
function RowProblem({ error }: { error: Error }) {
  const denied =
    'error' in error &&
    typeof error.error === 'object' &&
    error.error !== null &&
    'code' in error.error &&
    String(error.error.code).startsWith('AccessDenied')
  return (
    <span className="text-text-3" title={denied ? `No access: lambda:GetFunction. ${error.message}` : error.message}>
      {denied ? 'No access' : 'Couldn’t read'}
    </span>
  )
}

/** Says once when a change that was seen under way has ended. */
function useSettled(row: FunctionRow | undefined) {
  const was = useRef(false)
  useEffect(() => {
    if (!row) return
    const changing = isChanging(row)
    if (was.current && !changing) announce(`${row.name} is now ${statusText(row)}`)
    was.current = changing
  }, [row])
}
