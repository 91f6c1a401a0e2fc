import type { ReactNode } from 'react'
import type { Role } from './badge'
import { Icon, type IconName } from './icons'

const LOOK: Record<Role, { icon: IconName; box: string; ink: string }> = {
  ok: { icon: 'active', box: 'bg-ok-soft border-l-ok', ink: 'text-ok' },
  busy: { icon: 'ring', box: 'bg-busy-soft border-l-busy', ink: 'text-busy' },
  warn: { icon: 'warning', box: 'bg-warn-soft border-l-warn', ink: 'text-warn' },
  bad: { icon: 'octagon', box: 'bg-bad-soft border-l-bad', ink: 'text-bad' },
  idle: { icon: 'info', box: 'bg-idle-soft border-l-idle', ink: 'text-idle' },
  drift: { icon: 'fork', box: 'bg-drift-soft border-l-drift', ink: 'text-drift' },
}

/**
 * A message that stays on the page until what it says is over. An error interrupts (`role=alert`), the rest is read
 * when there is time (`role=status`); `quiet` for a message that was there when the page came.
 */
export function Flash({
  role,
  title,
  children,
  actions,
  quiet = false,
}: {
  role: Role
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  quiet?: boolean
}) {
  const { icon, box, ink } = LOOK[role]
  return (
    <div
      role={quiet ? undefined : role === 'bad' ? 'alert' : 'status'}
      className={`flex flex-wrap items-start gap-x-3.5 gap-y-2 rounded-control border border-l-[3px] border-line px-3.5 py-2 text-control ${box}`}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2">
        <Icon name={icon} className={`mt-[3px] size-3.5 ${ink}`} />
        <div className="min-w-0 wrap-anywhere">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className={title ? 'text-text-2' : undefined}>{children}</div>}
        </div>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  )
}
