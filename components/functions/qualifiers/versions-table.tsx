'use client'
import Link from 'next/link'
import type { Column } from '@/components/ui/data-table/column'
import { DataTable } from '@/components/ui/data-table/data-table'
import { Digest } from '@/components/ui/digest'
import { None } from '@/components/ui/none'
import { RelativeTime } from '@/components/ui/relative-time'
import { VersionChip } from '@/components/ui/version-chip'
import { usePlace } from '@/lib/browser/use-place'
import { useFunction } from '@/components/functions/use-function'
import type { FunctionModel, FunctionVersion, Qualifiers } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'

const columnsOf = (place: Place, name: string, pointing: (version: string) => readonly string[]) =>
  [
    {
      head: 'Version',
      card: 'title',
      cell: ({ version }) => {
        const qualifier = version === '$LATEST' ? undefined : version
        return (
          <Link prefetch={false} className="name-link" href={paths.function(place, name, 'image', qualifier)}>
            <VersionChip>{version}</VersionChip>
          </Link>
        )
      },
    },
    { head: 'Image', card: 'line', cell: ({ digest }) => (digest ? <Digest digest={digest} copy /> : <None />) },
    {
      head: 'Description',
      card: 'fact',
      wrap: true,
      cell: ({ version, description }) =>
        version === '$LATEST' ? <span className="text-text-2">unpublished, editable</span> : description || <None />,
    },
    {
      head: 'Published',
      card: 'fact',
      cell: ({ lastModified }) => (lastModified ? <RelativeTime iso={lastModified} /> : <None />),
    },
    {
      head: 'Aliases',
      card: 'fact',
      wrap: true,
      cell: ({ version }) => pointing(version).join(', ') || <None />,
    },
  ] satisfies readonly Column<FunctionVersion>[]

/** `$LATEST` and the published versions, with the aliases that point at each. */
export function VersionsTable({
  fn,
  qualifiers: { versions, aliases },
}: {
  fn: FunctionModel
  qualifiers: Qualifiers
}) {
  const place = usePlace()
  const { data: latest } = useFunction(fn.name)
  const pointing = (version: string) =>
    aliases.filter((alias) => alias.version === version || alias.routing?.version === version).map(({ name }) => name)
  const first = { version: '$LATEST', digest: latest?.digest ?? null, description: '', lastModified: '' }
  return (
    <DataTable
      caption={`Versions of ${fn.name}`}
      columns={columnsOf(place, fn.name, pointing)}
      rows={[first, ...versions]}
      rowKey={({ version }) => version}
      bare
    >
      {versions.length === 0 && (
        <p className="border-t border-line px-4 py-3 text-control text-text-2">
          No published versions. <VersionChip>$LATEST</VersionChip> is the only one.
        </p>
      )}
    </DataTable>
  )
}
