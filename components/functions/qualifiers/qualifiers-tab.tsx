'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Digest } from '@/components/ui/digest'
import { Flash } from '@/components/ui/flash'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { None, Table, Td, Th } from '@/components/ui/table'
import { VersionChip } from '@/components/ui/version-chip'
import type { FunctionModel, Qualifiers } from '@/lib/functions/model'
import { qualifiersQuery } from '@/lib/functions/queries'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { AliasesTable } from './aliases-table'
import { FunctionPage } from '@/components/functions/function-page'
import { useFunction } from '@/components/functions/use-function'

/** The tab Qualifiers: versions and aliases, to look at. */
export function QualifiersTab({ name, qualifier }: { name: string; qualifier?: string }) {
  return (
    <FunctionPage name={name} qualifier={qualifier} tab="qualifiers">
      {({ fn }) => <QualifierCards fn={fn} />}
    </FunctionPage>
  )
}

function QualifierCards({ fn }: { fn: FunctionModel }) {
  const { data, error, refetch } = useQuery(qualifiersQuery(usePlace(), fn.name))
  if (error && !data)
    return (
      <Flash
        role="bad"
        title="Couldn't list versions and aliases."
        actions={<Button onClick={() => void refetch()}>Retry</Button>}
      >
        {error.message}
      </Flash>
    )
  return (
    <>
      <Card title="Versions" flush>
        {data ? (
          <VersionsTable fn={fn} qualifiers={data} />
        ) : (
          <div className="p-4">
            <Skeleton width="100%" height={72} />
          </div>
        )}
      </Card>
      <Card title="Aliases" flush>
        {data ? (
          <AliasesTable name={fn.name} qualifiers={data} />
        ) : (
          <div className="p-4">
            <Skeleton width="100%" height={36} />
          </div>
        )}
      </Card>
      <p className="text-meta text-text-3">
        <VersionChip>$LATEST</VersionChip> is the function version that can be edited. It has nothing to do with an
        image tag named latest.
      </p>
    </>
  )
}

function VersionsTable({ fn, qualifiers: { versions, aliases } }: { fn: FunctionModel; qualifiers: Qualifiers }) {
  const place = usePlace()
  const { data: latest } = useFunction(fn.name)
  const pointing = (version: string) =>
    aliases.filter((alias) => alias.version === version || alias.routing?.version === version)
  return (
    <>
      <Table caption={`Versions of ${fn.name}`} bare>
        <thead>
          <tr>
            <Th>Version</Th>
            <Th>Image</Th>
            <Th>Description</Th>
            <Th>Published</Th>
            <Th>Aliases</Th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <Td>
              <Link prefetch={false} className="hover:underline" href={paths.function(place, fn.name)}>
                <VersionChip>$LATEST</VersionChip>
              </Link>
            </Td>
            <Td>{latest?.digest ? <Digest digest={latest.digest} copy /> : <None />}</Td>
            <Td wrap className="min-w-48 text-text-2">
              unpublished, editable
            </Td>
            <Td>
              <None />
            </Td>
            <Td>
              <AliasNames names={pointing('$LATEST').map(({ name }) => name)} />
            </Td>
          </tr>
          {versions.map(({ version, digest, description, lastModified }) => (
            <tr key={version} className="hover:bg-hover">
              <Td>
                <Link
                  prefetch={false}
                  className="hover:underline"
                  href={paths.function(place, fn.name, 'image', version)}
                >
                  <VersionChip>{version}</VersionChip>
                </Link>
              </Td>
              <Td>{digest ? <Digest digest={digest} copy /> : <None />}</Td>
              <Td wrap className="min-w-48">
                {description || <None />}
              </Td>
              <Td>
                <RelativeTime iso={lastModified} />
              </Td>
              <Td>
                <AliasNames names={pointing(version).map(({ name }) => name)} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {versions.length === 0 && (
        <p className="border-t border-line px-4 py-3 text-control text-text-2">
          No published versions. <VersionChip>$LATEST</VersionChip> is the only one.
        </p>
      )}
    </>
  )
}

const AliasNames = ({ names }: { names: readonly string[] }) =>
  names.length === 0 ? <None /> : <>{names.join(', ')}</>
