'use client'
import { Fact } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import type { FunctionModel } from '@/lib/functions/model'
import { bytes, plural } from '@/lib/format'
import { platformOf } from '@/lib/images/platform'
import { useRunningImage } from '@/components/functions/use-running-image'

/** What ECR says of the running image: platform, size, layers, when it was pushed, and from which commit. */
export function ImageFacts({ fn }: { fn: FunctionModel }) {
  const { image, config, loading, reason } = useRunningImage(fn)
  if (loading)
    return (
      <Fact name="Platform">
        <Skeleton width={320} />
      </Fact>
    )
  if (image === null)
    return (
      <Fact name="Platform">
        <span className="text-text-2">not known: {reason}</span>
      </Fact>
    )
  const layers = image.detail?.layers.length ?? 0
  const about = [
    platformOf(image.detail) ?? 'platform not known',
    image.image.size !== null && `${bytes(image.image.size)} compressed`,
    layers > 0 && plural(layers, 'layer'),
  ].filter((one) => one !== false)
  return (
    <>
      <Fact name="Platform">{about.join(' · ')}</Fact>
      {image.image.pushedAt && (
        <Fact name="Pushed">
          <RelativeTime iso={image.image.pushedAt} />
        </Fact>
      )}
      <Source labels={config?.labels ?? {}} />
    </>
  )
}

/** The commit that an image was built from, where its OCI labels say so. Only https links are followed. */
function Source({ labels }: { labels: Readonly<Record<string, string>> }) {
  const revision = labels['org.opencontainers.image.revision']
  const source = labels['org.opencontainers.image.source']
  if (!revision) return null
  const commit = <code translate="no">git {revision.slice(0, 12)}</code>
  const href =
    source && /^https:\/\/[^\s]+$/.test(source)
      ? `${source.replace(/(\.git)?\/?$/, '')}/commit/${encodeURIComponent(revision)}`
      : null
  return (
    <Fact name="Source">
      {href ? (
        <a className="link" href={href} rel="noreferrer noopener" target="_blank">
          {commit}
        </a>
      ) : (
        commit
      )}{' '}
      <span className="text-text-3">from the image's labels</span>
    </Fact>
  )
}
