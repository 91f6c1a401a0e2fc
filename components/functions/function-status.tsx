import { Badge, type Role } from '@/components/ui/badge'
import { Elapsed } from '@/components/ui/elapsed'
import type { IconName } from '@/components/ui/icons'
import type { FunctionStatusModel } from '@/lib/functions/model'
import { statusLook, statusText, type StatusLook } from '@/lib/functions/status-look'

const LOOK: Record<StatusLook, { role: Role; icon: IconName }> = {
  active: { role: 'ok', icon: 'active' },
  creating: { role: 'busy', icon: 'ring' },
  updating: { role: 'busy', icon: 'ringUp' },
  wakingUp: { role: 'busy', icon: 'ring' },
  inactive: { role: 'idle', icon: 'moon' },
  lastDeployFailed: { role: 'bad', icon: 'octagon' },
  failed: { role: 'bad', icon: 'octagon' },
  imageDeleted: { role: 'bad', icon: 'gone' },
  noImageAccess: { role: 'bad', icon: 'lock' },
  unknown: { role: 'idle', icon: 'unknown' },
}

/**
 * State and last update status as one badge. `both` shows Active beside "Last deploy failed" (a page's header; a row
 * has room for the one that matters). `since` (ISO) counts the time of a change that is under way.
 */
export function FunctionStatus({
  status,
  since,
  both = false,
}: {
  status: FunctionStatusModel
  since?: string
  both?: boolean
}) {
  const look = statusLook(status)
  const { role, icon } = LOOK[look]
  const reason = status.lastUpdateStatusReason ?? status.stateReason ?? undefined
  return (
    <>
      {both && look === 'lastDeployFailed' && (
        <>
          <Badge role="ok" icon="active">
            Active
          </Badge>{' '}
        </>
      )}
      <Badge
        role={role}
        icon={icon}
        title={role === 'bad' || role === 'idle' ? (reason ?? statusText(status)) : undefined}
      >
        {statusText(status)}
        {role === 'busy' && since && <Elapsed since={since} brief={!both} />}
      </Badge>
    </>
  )
}
