'use client'
import Link from 'next/link'
import { useState, type ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'

export type ConnectionChoice = {
  readonly name: string
  readonly label: string
  readonly regions: readonly string[]
  readonly readOnly: boolean
}

const row =
  'flex min-h-8 items-center gap-2 rounded-badge px-2 py-1 hover:bg-hover aria-[current]:bg-accent-soft aria-[current]:text-accent'

type ContextChoicesProps = { place: Place; connections: readonly ConnectionChoice[]; close: () => void }

/** The connections and the Regions that one can go to. Loaded when it is about to be opened. */
export function ContextChoices({ place, connections, close }: ContextChoicesProps) {
  const here = connections.find(({ name }) => name === place.connection)
  const regions = here?.regions ?? [place.region]
  const regionOf = ({ regions: [first = place.region, ...rest] }: ConnectionChoice) =>
    [first, ...rest].includes(place.region) ? place.region : first
  return (
    <div className="grid gap-x-4 gap-y-2 md:grid-cols-[minmax(200px,280px)_minmax(160px,1fr)]">
      <Column title="Connection">
        {connections.map((connection) => (
          <li key={connection.name}>
            <Link
              href={paths.functions({ connection: connection.name, region: regionOf(connection) })}
              prefetch={false}
              onClick={close}
              aria-current={connection.name === place.connection || undefined}
              className={row}
            >
              <span className="grid min-w-0">
                <span className="truncate font-medium">{connection.name}</span>
                <span className="truncate text-meta text-text-2">
                  {connection.label}
                  {connection.readOnly && ' · read-only'}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </Column>
      <Regions place={place} regions={[...new Set([...regions, place.region])]} onGo={close} />
    </div>
  )
}

function Regions({ place, regions, onGo }: { place: Place; regions: readonly string[]; onGo: () => void }) {
  const [text, setText] = useState('')
  const found = regions.filter((region) => region.includes(text.trim().toLowerCase()))
  return (
    <Column
      title="Region"
      search={
        <input
          type="search"
          aria-label="Find a Region"
          placeholder="Find a Region"
          data-autofocus
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="mb-1 h-[30px] w-full rounded-control border border-line-strong bg-surface px-2.5 text-control"
        />
      }
    >
      {found.map((region) => (
        <li key={region}>
          <Link
            href={paths.functions({ connection: place.connection, region })}
            prefetch={false}
            onClick={onGo}
            aria-current={region === place.region || undefined}
            className={cx(row, 'tabular-nums')}
          >
            {region}
          </Link>
        </li>
      ))}
      {found.length === 0 && <li className="px-2 py-1 text-text-2">No Region of that name here.</li>}
    </Column>
  )
}

function Column({ title, search, children }: { title: string; search?: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="px-2 pb-1 text-meta text-text-3">{title}</h2>
      {search}
      <ul className="max-h-[min(320px,40vh)] overflow-y-auto">{children}</ul>
    </section>
  )
}
