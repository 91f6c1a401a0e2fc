'use client'
import Link from 'next/link'
import { DigestMark } from '@/components/ui/digest'
import { Icon } from '@/components/ui/icons'
import { RelativeTime } from '@/components/ui/relative-time'
import { Tag } from '@/components/ui/tag'
import { shortDigest } from '@/lib/format'
import type { FunctionModel } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'

/** Whether the tag still points at what runs, in a sentence (R09). `deployReason`: why not to deploy now. */
export function TagStatus({ fn, deployReason }: { fn: FunctionModel; deployReason?: string }) {
  const place = usePlace()
  const { drift } = fn
  switch (drift.kind) {
    case 'inSync':
      return (
        <span className="text-text-2">
          matches tag <Tag>{drift.tag}</Tag>
        </span>
      )
    case 'tagMoved':
      return (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <Icon name="fork" className="size-3.5 text-drift" />
          <span className="text-drift">
            <Tag>{drift.tag}</Tag> now points to <DigestMark digest={drift.digest} />
            <code>{shortDigest(drift.digest)}</code>
          </span>
          {drift.pushedAt && (
            <span className="text-text-3">
              pushed <RelativeTime iso={drift.pushedAt} />
            </span>
          )}
          {!deployReason && fn.imageUri && (
            <Link
              prefetch={false}
              href={paths.deploy(place, fn.name, fn.imageUri)}
              className="font-medium text-accent hover:underline"
            >
              Deploy it
            </Link>
          )}
        </span>
      )
    case 'tagDeleted':
      return (
        <span className="text-drift">
          tag <Tag>{drift.tag}</Tag> no longer exists; image is still there
        </span>
      )
    case 'imageDeleted':
      return (
        <span className="text-bad">
          ECR no longer has this image. Lambda fails the function when it next looks for it.
        </span>
      )
    case 'pinned':
      return (
        <span className="inline-flex items-center gap-1.5 text-text-2">
          <Icon name="pin" className="size-3.5" />
          by digest, so no tag can move under it
        </span>
      )
    case 'unknown':
      return (
        <span className="inline-flex items-center gap-1.5 text-text-2">
          <Icon name="unknown" className="size-3.5" />
          can't read repository: {drift.reason}
        </span>
      )
    case 'none':
      return <span className="text-text-3">–</span>
  }
}
