'use client'
import { Button, LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Copy } from '@/components/ui/copy'
import { Flash } from '@/components/ui/flash'
import { Skeleton } from '@/components/ui/skeleton'
import {
  type EffectiveConfiguration,
  effectiveConfiguration,
  shellWords,
} from '@/lib/functions/configuration/effective-configuration'
import type { FunctionModel } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { EffectiveTable } from '@/components/functions/effective-table'
import { useWhyNot } from '@/components/functions/use-why-not'
import { useRunningImage } from '@/components/functions/use-running-image'

/** From image, override, effective: what a function really runs, and why (R35–R40). */
export function ImageConfigurationCard({ fn, gone }: { fn: FunctionModel; gone: boolean }) {
  const place = usePlace()
  const whyNot = useWhyNot(fn, gone)
  const { config, loading, reason, retry } = useRunningImage(fn)
  const effective = effectiveConfiguration(config, fn.overrides, fn.environment)
  return (
    <Card
      title="Image configuration"
      flush
      actions={
        <LinkButton
          href={paths.editImageConfiguration(place, fn.name)}
          aria-label="Edit image configuration"
          disabledReason={whyNot('edit')}
        >
          Edit
        </LinkButton>
      }
      footer={<RunsAsLine runsAs={effective.runsAs} ignored={config?.ignored ?? []} loading={loading} />}
    >
      {!loading && reason !== null && (
        <div className="p-3">
          <Flash
            role="warn"
            title={`Couldn't read the image's config: ${reason}`}
            actions={<Button onClick={retry}>Retry</Button>}
            quiet
          />
        </div>
      )}
      <EffectiveTable effective={effective} loading={loading} />
    </Card>
  )
}

type RunsAsProps = { runsAs: EffectiveConfiguration['runsAs']; ignored: readonly string[]; loading: boolean }

function RunsAsLine({ runsAs: { argv, directory }, ignored, loading }: RunsAsProps) {
  const line = argv === null ? null : shellWords(argv)
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="text-text-3">Runs as</span>
      {line === null && loading && <Skeleton width={260} />}
      {line === null && !loading && <span className="text-text-2">image default (unknown)</span>}
      {line === '' && <span className="text-bad">nothing: no ENTRYPOINT and no CMD</span>}
      {line !== null && line !== '' && (
        <code className="min-w-0 wrap-anywhere" translate="no">
          {line}
        </code>
      )}
      {directory !== null && (
        <>
          <span className="text-text-3">in</span>
          <code className="wrap-anywhere" translate="no">
            {directory}
          </code>
        </>
      )}
      {line !== null && line !== '' && <Copy value={line} label="command line" />}
      {ignored.length > 0 && (
        <span className="text-text-3 lg:ml-auto">
          Ignored by Lambda:{' '}
          {ignored.map((one, at) => (
            <span key={one}>
              {at > 0 && ', '}
              <code className="wrap-anywhere">{one}</code>
            </span>
          ))}
        </span>
      )}
    </div>
  )
}
