'use client'
import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Flash } from '@/components/ui/flash'
import { Skeleton } from '@/components/ui/skeleton'
import { VersionChip } from '@/components/ui/version-chip'
import type { FunctionModel } from '@/lib/functions/model'
import { qualifiersQuery } from '@/lib/functions/queries'
import { usePlace } from '@/lib/browser/use-place'
import { AliasesTable } from './aliases-table'
import { VersionsTable } from './versions-table'
import { FunctionPage } from '@/components/functions/function-page'

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
