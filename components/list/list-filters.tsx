'use client'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { facetOptions } from '@/lib/list/apply'
import { choose, isFiltered } from '@/lib/list/query'
import type { ListQuery, ListSpec } from '@/lib/list/spec'
import { FacetChip } from './facet-chip'

type ListFiltersProps<Line> = {
  /** "Filter functions" */
  label: string
  placeholder: string
  spec: ListSpec<Line>
  query: ListQuery
  /** Counts the changes of the query that did not come from here. */
  turn: number
  lines: readonly Line[]
  onChange: (query: ListQuery) => void
  onClear: () => void
  /** What stands at the end of the row. */
  children?: ReactNode
}

/** The row of filters over a list: a text, and a chip for each facet of its spec. */
export function ListFilters<Line>(props: ListFiltersProps<Line>) {
  const { label, placeholder, spec, query, turn, lines, onChange, onClear } = props
  return (
    <search className="mb-2.5 flex flex-wrap items-center gap-2 text-control">
      <SearchBox
        label={label}
        placeholder={placeholder}
        text={query.text}
        turn={turn}
        onText={(text) => onChange({ ...query, text })}
      />
      {Object.entries(spec.facets).map(([id, facet]) => {
        const chosen = query.chosen[id] ?? []
        return (
          <FacetChip
            key={id}
            label={facet.label}
            chosen={chosen}
            names={chosen.map((value) => facet.options?.[value] ?? value)}
            options={() => facetOptions(spec, id, lines)}
            onChange={(values) => onChange(choose(query, id, values))}
          />
        )
      })}
      {isFiltered(query) && (
        <Button variant="quiet" onClick={onClear}>
          Clear
        </Button>
      )}
      {props.children}
    </search>
  )
}

type SearchBoxProps = {
  label: string
  placeholder: string
  text: string
  turn: number
  onText: (text: string) => void
}

/** Keeps what is typed by itself, so that a key is painted before the list has followed. */
function SearchBox({ label, placeholder, text, turn, onText }: SearchBoxProps) {
  const [typed, setTyped] = useState(text)
  const [followed, follow] = useState(turn)
  if (followed !== turn) {
    follow(turn)
    setTyped(text)
  }
  return (
    <span className="relative w-full md:w-[300px]">
      <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 size-3.5 text-text-3" />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={({ target: { value } }) => {
          setTyped(value)
          onText(value)
        }}
        autoComplete="off"
        spellCheck={false}
        className="h-[30px] w-full rounded-control border border-line-strong bg-surface pr-2 pl-8 text-control"
      />
    </span>
  )
}
