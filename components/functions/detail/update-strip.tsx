'use client'
import { DigestMark } from '@/components/ui/digest'
import { Elapsed } from '@/components/ui/elapsed'
import { Icon } from '@/components/ui/icons'
import { shortDigest } from '@/lib/format'
import type { FunctionModel } from '@/lib/functions/model'
import { useServingDigest } from '@/components/functions/use-function'

/** What serves and what is on its way, while an update runs. */
export function UpdateStrip({ fn }: { fn: FunctionModel }) {
  const serving = useServingDigest(fn)
  const configurationOnly = serving !== null && serving === fn.digest
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3.5 gap-y-1 rounded-control border border-l-[3px] border-line border-l-busy bg-busy-soft px-3.5 py-2 text-control"
    >
      {configurationOnly ? (
        <span>
          Applying the new configuration
          <Elapsed since={fn.lastModified} />
        </span>
      ) : (
        <>
          {serving && (
            <>
              <span>
                Serving <Short digest={serving} />
              </span>
              <Icon name="arrowRight" className="size-3.5 text-text-3" />
            </>
          )}
          <span>
            Optimizing {fn.digest ? <Short digest={fn.digest} /> : 'the image'}
            <Elapsed since={fn.lastModified} />
          </span>
        </>
      )}
      <span className="text-text-2">
        Invocations still run the previous {configurationOnly ? 'configuration' : 'image'} until this finishes.
      </span>
    </div>
  )
}

const Short = ({ digest }: { digest: string }) => (
  <span className="whitespace-nowrap">
    <DigestMark digest={digest} />
    <code translate="no">{shortDigest(digest)}</code>
  </span>
)
