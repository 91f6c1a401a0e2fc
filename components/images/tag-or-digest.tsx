'use client'
import { useState } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/text-field'

type Use = 'tag' | 'digest'
const key = 'gantry.image-use'

/** localStorage may be off; then the choice is only not remembered. */
function remembered(): Use {
  try {
    return localStorage.getItem(key) === 'digest' ? 'digest' : 'tag'
  } catch {
    return 'tag'
  }
}

/**
 * Whether the URI names the tag or the digest; Tag unless it was Digest the last time, as in AWS. An image without tags
 * goes by digest. The tag that was searched for comes first, then `now`, the one that the form has.
 */
export function useTagOrDigest(tags: readonly string[], digest: string | null, find: string, now: string | null) {
  const [use, setUse] = useState<Use>(remembered)
  const [picked, setPicked] = useState<string | null>(null)
  const searched = tags.find((one) => find !== '' && one.toLowerCase().includes(find.trim().toLowerCase()))
  const tag =
    (picked !== null && tags.includes(picked) ? picked : searched) ?? tags.find((one) => one === now) ?? tags[0] ?? null
  const change = (next: Use) => {
    setUse(next)
    try {
      localStorage.setItem(key, next)
    } catch {
      // not remembered
    }
  }
  return { use, change, tags, tag, pick: setPicked, value: use === 'digest' || tag === null ? digest : tag }
}

/** Use: Tag or Digest, and what each means. */
export function TagOrDigest({ use, change, tags, tag, pick }: ReturnType<typeof useTagOrDigest>) {
  if (tag === null) {
    return (
      <p className="mr-auto text-control text-text-2 max-md:!basis-full md:flex-1">
        This image has no tags, so it is chosen by digest. A cleanup rule may delete untagged images.
      </p>
    )
  }
  return (
    <div className="mr-auto flex flex-wrap items-center gap-x-4 gap-y-2 text-control max-md:!basis-full md:flex-1">
      <Segmented
        label="Use"
        value={use}
        onChange={change}
        options={[
          { value: 'tag', label: 'Tag' },
          { value: 'digest', label: 'Digest' },
        ]}
      />
      {use === 'tag' && tags.length > 1 && (
        <div className="w-48 [&_label]:sr-only">
          <Select
            label="Tag to use"
            value={tag}
            onChange={pick}
            options={tags.map((one) => ({ value: one, label: one }))}
          />
        </div>
      )}
      <span className="min-w-0 flex-1 basis-48 text-meta text-text-2">
        {use === 'tag'
          ? "Keeps the tag in Image URI. The function still won't follow the tag."
          : 'Pins exactly this image.'}
      </span>
    </div>
  )
}
