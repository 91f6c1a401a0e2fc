import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons'

export type Role = 'ok' | 'busy' | 'warn' | 'bad' | 'idle' | 'drift'

/** The two colours of a role, for whatever is tinted by it. */
export const ROLE_TINT: Record<Role, string> = {
  ok: 'text-ok bg-ok-soft',
  busy: 'text-busy bg-busy-soft',
  warn: 'text-warn bg-warn-soft',
  bad: 'text-bad bg-bad-soft',
  idle: 'text-idle bg-idle-soft',
  drift: 'text-drift bg-drift-soft',
}

/** A state: shape, word and colour together, so none of them is needed alone (WCAG 1.4.1). */
export function Badge({
  role,
  icon,
  children,
  title,
}: {
  role: Role
  icon: IconName
  children: ReactNode
  title?: string
}) {
  return (
    <span
      title={title}
      className={`inline-flex max-w-full items-center gap-1.5 rounded-badge pr-[7px] pl-[5px] align-middle text-[12px]/[20px] font-medium whitespace-nowrap forced-colors:border ${ROLE_TINT[role]}`}
    >
      <Icon name={icon} className="size-[13px]" />
      <span className="truncate">{children}</span>
    </span>
  )
}
