'use client'
import { useQuery } from '@tanstack/react-query'
import { DigestMark } from '@/components/ui/digest'
import { Tag } from '@/components/ui/tag'
import { shortHex } from '@/lib/format'
import type { FunctionModel } from '@/lib/functions/model'
import { imageReference, imageUri } from '@/lib/images/image-reference'
import { isIndex } from '@/lib/images/manifest'
import { imagesQuery } from '@/lib/images/queries'
import { usePlace } from '@/lib/browser/use-place'

/** The images that are most often meant: where the tag points now, and the newest of the repository. */
export function DeployPicks({
  fn,
  value,
  onPick,
}: {
  fn: FunctionModel
  value: string
  onPick: (uri: string) => void
}) {
  const place = usePlace()
  const reference = fn.imageUri === null ? null : imageReference(fn.imageUri)
  const { data = [] } = useQuery({
    ...imagesQuery(place, reference?.repository ?? '', reference?.registryId ?? null),
    enabled: reference !== null,
  })
  if (reference === null || data.length === 0) return null
  const { tag } = reference
  const base = `${reference.registry}/${reference.repository}`
  const tagged = tag === null ? undefined : data.find(({ tags }) => tags.includes(tag))
  const newest = data.find(
    ({ tags, mediaType, status }) => tags.length > 0 && !isIndex(mediaType) && status !== 'ARCHIVED',
  )
  return (
    <div role="group" aria-label="Quick picks" className="flex flex-wrap gap-2">
      {tagged && tag !== null && (
        <Pick
          label={
            <>
              What <Tag>{tag}</Tag> points to now
            </>
          }
          digest={tagged.digest}
          running={fn.digest}
          chosen={value === imageUri(base, tag)}
          onClick={() => onPick(imageUri(base, tag))}
        />
      )}
      {newest && (
        <Pick
          label={
            <>
              Newest in this repository <Tag>{newest.tags[0] ?? ''}</Tag>
            </>
          }
          digest={newest.digest}
          running={fn.digest}
          chosen={value === imageUri(base, newest.tags[0] ?? newest.digest)}
          onClick={() => onPick(imageUri(base, newest.tags[0] ?? newest.digest))}
        />
      )}
    </div>
  )
}

type PickProps = {
  label: React.ReactNode
  digest: string
  running: string | null
  chosen: boolean
  onClick: () => void
}

function Pick({ label, digest, running, chosen, onClick }: PickProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onClick}
      className="grid justify-items-start gap-0.5 rounded-control border border-line-strong bg-surface px-3 py-1.5 text-left text-control hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      <span>{label}</span>
      <span className="text-meta text-text-2">
        <DigestMark digest={digest} />
        <code>{shortHex(digest)}</code>
        {digest === running && ' · running now'}
      </span>
    </button>
  )
}
