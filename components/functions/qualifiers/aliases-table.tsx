'use client'
import Link from 'next/link'
import type { Column } from '@/components/ui/data-table/column'
import { DataTable } from '@/components/ui/data-table/data-table'
import { Digest } from '@/components/ui/digest'
import { None } from '@/components/ui/none'
import { VersionChip } from '@/components/ui/version-chip'
import { usePlace } from '@/lib/browser/use-place'
import type { FunctionAlias, Qualifiers } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'

const columnsOf = (place: Place, name: string, digestOf: (version: string) => string | null | undefined) =>
  [
    {
      head: 'Name',
      card: 'title',
      cell: (alias) => (
        <Link prefetch={false} className="name-link" href={paths.function(place, name, 'image', alias.name)}>
          {alias.name}
        </Link>
      ),
    },
    { head: 'Version', card: 'line', cell: (alias) => <Shares alias={alias} /> },
    {
      head: 'Image',
      card: 'line',
      cell: ({ version }) => {
        const digest = digestOf(version)
        return digest ? <Digest digest={digest} copy /> : <None />
      },
    },
    { head: 'Description', card: 'fact', wrap: true, cell: ({ description }) => description || <None /> },
  ] satisfies readonly Column<FunctionAlias>[]

/** Aliases and the versions behind them, with their shares where traffic is split. */
export function AliasesTable({ name, qualifiers: { versions, aliases } }: { name: string; qualifiers: Qualifiers }) {
  const place = usePlace()
  if (aliases.length === 0)
    return (
      <p className="px-4 py-3 text-control text-text-2">No aliases. An alias is a name that points at a version.</p>
    )
  const digestOf = (version: string) => versions.find((each) => each.version === version)?.digest
  return (
    <DataTable
      caption={`Aliases of ${name}`}
      columns={columnsOf(place, name, digestOf)}
      rows={aliases}
      rowKey={(alias) => alias.name}
      bare
    />
  )
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`

function Shares({ alias: { version, routing } }: { alias: FunctionAlias }) {
  if (!routing) return <VersionChip>{version}</VersionChip>
  const first = 1 - routing.weight
  return (
    <span className="inline-flex items-center gap-2">
      <VersionChip>{version}</VersionChip> {percent(first)}
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden className="h-1.5 w-20 rounded-full">
        <rect width="100" height="6" className="fill-drift" />
        <rect width={first * 100} height="6" className="fill-accent" />
      </svg>
      {percent(routing.weight)} <VersionChip>{routing.version}</VersionChip>
    </span>
  )
}
