import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons'

export type Role = 'ok' | 'busy' | 'warn' | 'bad' | 'idle' | 'drift'

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
    <span title={title} className={`badge role-${role}`}>
      <Icon name={icon} />
      <span className="truncate">{children}</span>
    </span>
  )
}
