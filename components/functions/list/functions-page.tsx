'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useDeferredValue, useMemo } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Button, LinkButton } from '@/components/ui/button'
import { ClockTime } from '@/components/ui/clock-time'
import { EmptyState } from '@/components/ui/empty-state'
import { count, plural } from '@/lib/format'
import { applyFilter, FACETS, isFiltered, needsRows, parseFilter, type SortBy } from '@/lib/functions/list/filter'
import { paths } from '@/lib/paths'
import { readOnlyReason, usePlace } from '@/lib/browser/use-place'
import { FunctionsFilters } from './functions-filters'
import { ListProblem } from './functions-problem'
import { FunctionsTable } from './functions-table'
import { useFunctionLines } from './use-function-lines'

/** The Functions page: find a function, see what it runs. */
export function FunctionsPage() {
  const place = usePlace()
  const params = useSearchParams()
  const filter = useDeferredValue(useMemo(() => parseFilter(params), [params]))
  const setUrl = useUrl()
  const { list, lines, pending } = useFunctionLines(needsRows(filter))
  const shown = useMemo(() => applyFilter(lines, filter), [lines, filter])
  const clear = () => setUrl({ q: '', ...Object.fromEntries(FACETS.map((facet) => [facet, ''])) })
  const sortBy = (by: SortBy) => {
    const descending = filter.sort.by === by ? !filter.sort.descending : by === 'modified'
    setUrl({ sort: by === 'name' && !descending ? '' : `${descending ? '-' : ''}${by}` })
  }
  const create = (
    <LinkButton variant="primary" href={paths.createFunction(place)} disabledReason={readOnlyReason(place)}>
      Create function
    </LinkButton>
  )
  const failed = list.isError && lines.length === 0
  const empty = list.isSuccess && !list.hasNextPage && lines.length === 0
  const notice = failed ? (
    <div className="p-3">
      <ListProblem error={list.error} onRetry={() => void list.refetch()} />
    </div>
  ) : empty ? (
    <EmptyState title="No functions yet. Create one from an image in ECR." actions={create} />
  ) : shown.length === 0 && pending > 0 ? (
    <EmptyState title={`Reading the state of ${plural(pending, 'function')}…`} />
  ) : shown.length === 0 && lines.length > 0 ? (
    <EmptyState title="No functions match." actions={<Button onClick={clear}>Clear filters</Button>} />
  ) : undefined
  return (
    <>
      <PageHeader
        title="Functions"
        meta={
          list.data && (
            <Meta
              shown={shown.length}
              total={lines.length}
              filtered={isFiltered(filter)}
              more={list.hasNextPage || pending > 0}
              at={list.dataUpdatedAt}
            />
          )
        }
        actions={create}
      />
      <FunctionsFilters filter={filter} lines={lines} onChange={setUrl} onClear={clear} />
      {list.isError && !failed && (
        <div className="mb-2.5">
          <ListProblem
            error={list.error}
            onRetry={() => void (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch())}
          />
        </div>
      )}
      <FunctionsTable lines={shown} sort={filter.sort} onSort={sortBy} loading={list.isPending} notice={notice} />
    </>
  )
}

function Meta({
  shown,
  total,
  filtered,
  more,
  at,
}: {
  shown: number
  total: number
  filtered: boolean
  more: boolean
  at: number
}) {
  return (
    <>
      {filtered ? `${count(shown)} of ${count(total)}` : count(total)}
      {more ? (
        ' so far, reading more…'
      ) : (
        <>
          {' '}
          · updated <ClockTime at={at} />
        </>
      )}
    </>
  )
}

/** Puts changes into the URL without a trip to the server; an empty value leaves it. */
function useUrl() {
  const pathname = usePathname()
  return (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(location.search)
    for (const [key, value] of Object.entries(changes)) {
      if (value) next.set(key, value)
      else next.delete(key)
    }
    history.replaceState(null, '', next.size > 0 ? `${pathname}?${next}` : pathname)
  }
}
