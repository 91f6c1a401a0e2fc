'use client'
import Link from 'next/link'
import { Card, Fact, Facts } from '@/components/ui/card'
import { None } from '@/components/ui/none'
import type { FunctionModel } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { EnvironmentCard } from './environment-card'
import { FunctionPage } from '@/components/functions/function-page'
import { GeneralCard } from './general-card'

/** The tab Configuration: everything that is set on the function besides its image. */
export function ConfigurationTab({ name, qualifier }: { name: string; qualifier?: string }) {
  return (
    <FunctionPage name={name} qualifier={qualifier} tab="configuration">
      {({ fn, gone }) => (
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <div className="grid min-w-0 gap-4">
            <GeneralCard fn={fn} gone={gone} />
            <ArchitectureCard fn={fn} />
          </div>
          <div className="grid min-w-0 gap-4">
            <EnvironmentCard key={qualifier ?? ''} fn={fn} qualifier={qualifier} gone={gone} />
            <TagsCard tags={fn.tags} />
            <ConcurrencyCard fn={fn} />
          </div>
        </div>
      )}
    </FunctionPage>
  )
}

function ArchitectureCard({ fn }: { fn: FunctionModel }) {
  const place = usePlace()
  return (
    <Card title="Architecture">
      <p className="text-control">
        {fn.architecture}
        <span className="text-text-2">
          {' '}
          · changes only with a deployment.{' '}
          {fn.version === '$LATEST' && fn.packageType !== 'Zip' && (
            <Link className="link" prefetch={false} href={paths.deploy(place, fn.name)}>
              Deploy an image for another architecture
            </Link>
          )}
        </span>
      </p>
    </Card>
  )
}

/** Tags that could not be read are not "no tags". */
function TagsCard({ tags }: { tags: FunctionModel['tags'] }) {
  const all = tags === null ? [] : Object.entries(tags)
  return (
    <Card title="Tags">
      {tags === null && (
        <p className="text-control text-text-2">Your role can't read the tags of this function (lambda:ListTags).</p>
      )}
      {tags !== null && all.length === 0 && <p className="text-control text-text-2">No tags.</p>}
      {all.length > 0 && (
        <Facts>
          {all.map(([key, value]) => (
            <Fact key={key} name={<code className="wrap-anywhere">{key}</code>}>
              {value || <None />}
            </Fact>
          ))}
        </Facts>
      )}
    </Card>
  )
}

function ConcurrencyCard({ fn: { reservedConcurrency } }: { fn: FunctionModel }) {
  return (
    <Card title="Concurrency">
      <Facts>
        <Fact name="Reserved">
          {reservedConcurrency === null ? (
            <span className="text-text-2">none; shares the account's</span>
          ) : reservedConcurrency === 0 ? (
            '0: every invocation is throttled'
          ) : (
            reservedConcurrency
          )}
        </Fact>
      </Facts>
    </Card>
  )
}
