'use client'
import Link from 'next/link'
import { Digest } from '@/components/ui/digest'
import { None, Table, Td, Th } from '@/components/ui/table'
import { VersionChip } from '@/components/ui/version-chip'
import type { FunctionAlias, Qualifiers } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'

/** Aliases and the versions behind them, with their shares where traffic is split. */
export function AliasesTable({ name, qualifiers: { versions, aliases } }: { name: string; qualifiers: Qualifiers }) {
  const place = usePlace()
  if (aliases.length === 0)
    return (
      <p className="px-4 py-3 text-control text-text-2">No aliases. An alias is a name that points at a version.</p>
    )
  return (
    <Table caption={`Aliases of ${name}`} bare>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Version</Th>
          <Th>Image</Th>
          <Th>Description</Th>
        </tr>
      </thead>
      <tbody>
        {aliases.map((alias) => {
          const digest = versions.find(({ version }) => version === alias.version)?.digest
          return (
            <tr key={alias.name} className="hover:bg-hover">
              <Td>
                <Link
                  prefetch={false}
                  className="font-medium hover:underline"
                  href={paths.function(place, name, 'image', alias.name)}
                >
                  {alias.name}
                </Link>
              </Td>
              <Td>
                <Shares alias={alias} />
              </Td>
              <Td>{digest ? <Digest digest={digest} copy /> : <None />}</Td>
              <Td wrap className="min-w-48">
                {alias.description || <None />}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
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
