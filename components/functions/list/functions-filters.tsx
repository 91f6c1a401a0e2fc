'use client'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import {
  DRIFT_LABEL,
  facetValue,
  FACETS,
  isFiltered,
  type Facet,
  type FunctionFilter,
  type FunctionLine,
} from '@/lib/functions/list/filter'
import { LOOK_LABEL } from '@/lib/functions/status-look'
import { FacetChip, type FacetOption } from './facet-chip'

const LABEL: Record<Facet, string> = {
  state: 'State',
  drift: 'Drift',
  pkg: 'Package type',
  arch: 'Architecture',
  repo: 'Repository',
}
const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]): FacetOption => ({ value, label }))
const plain = (values: Iterable<string>) =>
  [...new Set(values)].sort().map((value): FacetOption => ({ value, label: value }))

type FiltersProps = {
  filter: FunctionFilter
  lines: readonly FunctionLine[]
  onChange: (changes: Partial<Record<Facet | 'q', string>>) => void
  onClear: () => void
}

/** The row of filters over the list. What is chosen lives in the URL. */
export function FunctionsFilters({ filter, lines, onChange, onClear }: FiltersProps) {
  const [text, setText] = useState(filter.text)
  useEffect(() => setText(filter.text), [filter.text])
  const choices = useMemo((): Record<Facet, readonly FacetOption[]> => {
    const seen = (facet: Facet) => lines.flatMap((line) => facetValue(line, facet) ?? [])
    return {
      state: options(LOOK_LABEL),
      drift: options(DRIFT_LABEL),
      pkg: plain(['Image', 'Zip', ...seen('pkg')]),
      arch: plain(['x86_64', 'arm64', ...seen('arch')]),
      repo: plain(seen('repo')),
    }
  }, [lines])
  return (
    <search className="mb-2.5 flex flex-wrap items-center gap-2 text-control">
      <span className="relative w-full md:w-[300px]">
        <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 size-3.5 text-text-3" />
        <input
          type="search"
          aria-label="Filter functions"
          placeholder="Name, repository, tag or digest"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            onChange({ q: event.target.value })
          }}
          autoComplete="off"
          spellCheck={false}
          className="h-[30px] w-full rounded-control border border-line-strong bg-surface pr-2 pl-8 text-control"
        />
      </span>
      {FACETS.map((facet) => (
        <FacetChip
          key={facet}
          label={LABEL[facet]}
          options={choices[facet]}
          chosen={filter[facet]}
          onChange={(chosen) => onChange({ [facet]: chosen.join(',') })}
        />
      ))}
      {isFiltered(filter) && (
        <Button variant="quiet" onClick={onClear}>
          Clear
        </Button>
      )}
    </search>
  )
}
