import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { None } from '@/components/ui/none'
import type { Drift } from '@/lib/functions/model'

/** Whether the tag still points at what runs. In sync is quiet text: colour is for what needs a look. */
export function DriftBadge({ drift }: { drift: Drift }) {
  switch (drift.kind) {
    case 'inSync':
      return (
        <span className="text-text-3" title={`Tag ${drift.tag} still points at the running image.`}>
          in sync
        </span>
      )
    case 'tagMoved':
      return (
        <Badge role="drift" icon="fork" title={`Tag ${drift.tag} now points to ${drift.digest}`}>
          Tag moved
          {drift.pushedAt && (
            <>
              {' '}
              <RelativeTime iso={drift.pushedAt} />
            </>
          )}
        </Badge>
      )
    case 'tagDeleted':
      return (
        <Badge role="drift" icon="fork" title={`Tag ${drift.tag} no longer exists; the image is still there.`}>
          Tag deleted
        </Badge>
      )
    case 'imageDeleted':
      return (
        <Badge role="bad" icon="gone" title="ECR no longer has the image that this function runs.">
          Image deleted
        </Badge>
      )
    case 'pinned':
      return (
        <Badge role="idle" icon="pin" title="Deployed by digest, so no tag can move under it.">
          Pinned
        </Badge>
      )
    case 'unknown':
      return (
        <Badge role="idle" icon="unknown" title={drift.reason}>
          Can’t read repository
        </Badge>
      )
    case 'none':
      return <None />
  }
}
