'use client'
import { lazy, Suspense, useMemo, type ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { ClockTime } from '@/components/ui/clock-time'
import type { Column } from '@/components/ui/data-table/column'
import { DataTable } from '@/components/ui/data-table/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { count, plural } from '@/lib/format'
import { applyQuery } from '@/lib/list/apply'
import { isFiltered, needsLate, orderBy } from '@/lib/list/query'
import type { ListPart, ListSpec } from '@/lib/list/spec'
import { useListQuery } from '@/lib/list/use-list-query'
import { CopyRowsButton } from './copy-rows-button'
import { ListFilters } from './list-filters'
import { NoMatch, NothingYet } from './list-states'

const ListProblem = lazy(() => import('./list-problem').then((file) => ({ default: file.ListProblem })))

/** What a list page shows: the lines read so far, and how the reading goes. */
export type Lines<Line> = {
  readonly list: {
    readonly data: ListPart<object> | undefined
    readonly error: Error | null
    readonly isPending: boolean
    readonly refetch: () => unknown
  }
  readonly lines: readonly Line[]
  /** How many lines are still being read, where the query needs all that there is to know of each. */
  readonly pending: number
  /** Hears which lines are on the screen. */
  readonly onView?: (lines: readonly Line[]) => void
}

type ListPageProps<Line> = {
  title: string
  /** One of them: "function". */
  noun: string
  placeholder: string
  spec: ListSpec<Line>
  columns: readonly Column<Line>[]
  keyOf: (line: Line) => string
  /** A hook. `needLate`: the query depends on what comes after the list. */
  useLines: (needLate: boolean) => Lines<Line>
  /** The way to make the first one. */
  create: ReactNode
  /** What is said where there is none. */
  empty: string
}

/** The page of a noun's list: its head, filters that stand in the URL, and the table with all its states. */
export function ListPage<Line extends object>(props: ListPageProps<Line>) {
  const { title, noun, spec, columns, keyOf, useLines, create } = props
  const { query, change, reset, turn } = useListQuery(spec)
  const { list, lines, pending, onView } = useLines(needsLate(spec, query))
  const shown = useMemo(() => applyQuery(spec, lines, query), [spec, lines, query])
  const [nouns, filtered] = [title.toLowerCase(), isFiltered(query)]
  const { data, error } = list
  const total = data?.total ?? lines.length
  const clear = () => reset({ ...query, text: '', chosen: {} })
  const failed = error !== null && data === undefined
  const problem = error && (
    <Suspense>
      <ListProblem nouns={nouns} error={error} onRetry={() => void list.refetch()} />
    </Suspense>
  )
  return (
    <>
      <PageHeader
        title={title}
        meta={
          data && (
            <Meta
              count={filtered ? `${count(shown.length)} of ${count(total)}` : count(total)}
              more={data.total === null || pending > 0 || (filtered && data.next !== null)}
              at={Date.parse(data.updatedAt)}
            />
          )
        }
        actions={create}
      />
      <ListFilters
        label={`Filter ${nouns}`}
        placeholder={props.placeholder}
        spec={spec}
        query={query}
        turn={turn}
        lines={lines}
        onChange={change}
        onClear={clear}
      >
        <CopyRowsButton columns={columns} lines={shown} />
      </ListFilters>
      {problem && !failed && <div className="mb-2.5">{problem}</div>}
      <DataTable
        caption={title}
        columns={columns}
        rows={shown}
        rowKey={keyOf}
        order={query.order}
        onOrder={(by) => change(orderBy(spec, query, by))}
        loading={list.isPending}
        total={filtered ? shown.length : total}
        onView={onView}
        sticky
      >
        {failed ? (
          <div className="p-3">{problem}</div>
        ) : shown.length > 0 || !data ? null : pending > 0 ? (
          <EmptyState title={`Reading the state of ${plural(pending, noun)}…`} />
        ) : lines.length > 0 ? (
          <NoMatch nouns={nouns} onClear={clear} />
        ) : data.next === null ? (
          <NothingYet create={create}>{props.empty}</NothingYet>
        ) : null}
      </DataTable>
    </>
  )
}

function Meta({ count: text, more, at }: { count: string; more: boolean; at: number }) {
  return more ? (
    `${text} so far, reading more…`
  ) : (
    <>
      {text} · updated <ClockTime at={at} />
    </>
  )
}
