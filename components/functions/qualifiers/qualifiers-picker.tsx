'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { DigestMark } from '@/components/ui/digest'
import { Icon } from '@/components/ui/icons'
import { RelativeTime } from '@/components/ui/relative-time'
import { cx } from '@/components/ui/cx'
import { controlLook } from '@/components/ui/text-field'
import { VersionChip } from '@/components/ui/version-chip'
import { shortHex } from '@/lib/format'
import type { Qualifiers } from '@/lib/functions/model'
import { qualifiersQuery } from '@/lib/functions/queries'
import { type FunctionTab, paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'

const KINDS = ['Versions', 'Aliases'] as const
type Kind = (typeof KINDS)[number]
type PickerProps = { name: string; tab: FunctionTab; current: string; onDone: () => void }

/** Versions, `$LATEST` first, and aliases, with a search over both. Choosing sets `?qualifier=`. */
export function QualifiersPicker({ name, tab, current, onDone }: PickerProps) {
  const { data, error } = useQuery(qualifiersQuery(usePlace(), name))
  const [kind, setKind] = useState<Kind>('Versions')
  const [search, setSearch] = useState('')
  const id = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    const other = kind === 'Versions' ? 'Aliases' : 'Versions'
    const keys: Partial<Record<string, Kind>> = { ArrowLeft: other, ArrowRight: other, Home: KINDS[0], End: KINDS[1] }
    const next = keys[event.key]
    if (next === undefined) return
    event.preventDefault()
    setKind(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  return (
    <div className="flex max-h-[inherit] flex-col">
      <div className="p-3 pb-0">
        <div className="relative">
          <Icon name="search" className="absolute top-2 left-2.5 size-3.5 text-text-3" />
          <input
            type="search"
            aria-label="Find a version or an alias"
            placeholder="Find a version or an alias"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className={cx(controlLook, 'pl-8')}
          />
        </div>
        <div
          role="tablist"
          aria-label="Kind of qualifier"
          onKeyDown={onKeyDown}
          className="mt-2 flex gap-4 text-control"
        >
          {KINDS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`${id}-${one}`}
              aria-controls={`${id}-panel`}
              aria-selected={one === kind}
              tabIndex={one === kind ? 0 : -1}
              onClick={() => setKind(one)}
              className={cx(
                'border-b-2 py-1.5 -outline-offset-2',
                one === kind ? 'border-accent font-medium' : 'border-transparent text-text-2 hover:text-text',
              )}
            >
              {one}
              {data && (
                <span className="ml-1.5 text-text-3 tabular-nums">
                  {one === 'Versions' ? data.versions.length + 1 : data.aliases.length}
                </span>
              )}
            </button>
          ))}
        </div>
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${kind}`}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto border-t border-line p-1.5 text-control"
      >
        {kind === 'Versions' ? (
          <Versions {...{ name, tab, current, onDone, search }} data={data} />
        ) : (
          <Aliases {...{ name, tab, current, onDone, search }} data={data} />
        )}
        {error && (
          <p role="alert" className="px-2 py-2 text-bad">
            Couldn't list versions and aliases: {error.message}
          </p>
        )}
        {!data && !error && (
          <p role="status" className="px-2 py-2 text-text-3">
            Reading versions and aliases…
          </p>
        )}
      </div>
    </div>
  )
}

type ListProps = PickerProps & { search: string; data: Qualifiers | undefined }

function Versions({ data, search, ...rest }: ListProps) {
  const wanted = search.trim().toLowerCase()
  const versions =
    data?.versions.filter(({ version, description }) => `${version} ${description}`.toLowerCase().includes(wanted)) ??
    []
  const latest = '$latest unpublished editable'.includes(wanted)
  return (
    <ul>
      {latest && (
        <Option {...rest} qualifier="$LATEST">
          <VersionChip>$LATEST</VersionChip>
          <span className="text-text-2">unpublished, editable</span>
        </Option>
      )}
      {versions.map(({ version, digest, lastModified, description }) => (
        <Option key={version} {...rest} qualifier={version}>
          <VersionChip>{version}</VersionChip>
          {digest && (
            <span className="whitespace-nowrap">
              <DigestMark digest={digest} />
              <code>{shortHex(digest)}</code>
            </span>
          )}
          <span className="min-w-0 flex-1 truncate text-text-3">{description}</span>
          <span className="text-text-3">
            <RelativeTime iso={lastModified} />
          </span>
        </Option>
      ))}
      {!latest && data && versions.length === 0 && <li className="px-2 py-2 text-text-3">No version matches.</li>}
    </ul>
  )
}

function Aliases({ data, search, ...rest }: ListProps) {
  const wanted = search.trim().toLowerCase()
  const aliases =
    data?.aliases.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted)) ?? []
  return (
    <ul>
      {aliases.map(({ name, version, routing, description }) => (
        <Option key={name} {...rest} qualifier={name}>
          <span className="font-medium">{name}</span>
          <span className="text-text-3">→</span>
          <VersionChip>{version}</VersionChip>
          {routing && (
            <span className="text-text-2">
              and {Math.round(routing.weight * 100)} % to version {routing.version}
            </span>
          )}
          <span className="min-w-0 flex-1 truncate text-text-3">{description}</span>
        </Option>
      ))}
      {data && aliases.length === 0 && (
        <li className="px-2 py-2 text-text-3">{data.aliases.length === 0 ? 'No aliases.' : 'No alias matches.'}</li>
      )}
    </ul>
  )
}

function Option({
  name,
  tab,
  current,
  onDone,
  qualifier,
  children,
}: PickerProps & { qualifier: string; children: ReactNode }) {
  const place = usePlace()
  const isCurrent = qualifier === current
  return (
    <li>
      <Link
        href={paths.function(place, name, tab, qualifier === '$LATEST' ? undefined : qualifier)}
        prefetch={false}
        onClick={onDone}
        aria-current={isCurrent || undefined}
        className={cx(
          'flex min-h-8 flex-wrap items-center gap-2 rounded-badge px-2 py-1 hover:bg-hover',
          isCurrent && 'bg-accent-soft',
        )}
      >
        {children}
      </Link>
    </li>
  )
}
