import type { ReactNode, SyntheticEvent } from 'react'
import { Icon } from './icons'

/**
 * A section that opens. `summary` says what is inside while it is closed. `open` forces it (a draft or an error is
 * inside); `defaultOpen` only starts it.
 */
export function Disclosure({
  title,
  optional = false,
  summary,
  defaultOpen,
  open,
  onToggle,
  children,
}: {
  title: string
  optional?: boolean
  summary?: ReactNode
  defaultOpen?: boolean
  open?: boolean
  onToggle?: (open: boolean) => void
  children: ReactNode
}) {
  const toggled = (event: SyntheticEvent<HTMLDetailsElement>) => onToggle?.(event.currentTarget.open)
  return (
    <details open={open ?? defaultOpen} onToggle={toggled} className="group rounded-card border border-line bg-surface">
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-card px-4 py-2.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <Icon
          name="chevronRight"
          className="size-4 text-text-3 transition-transform duration-100 group-open:rotate-90"
        />
        <h2 className="text-card font-medium">
          {title}
          {optional && <span className="ml-1.5 text-control font-normal text-text-3">optional</span>}
        </h2>
        {summary && (
          <span className="ml-auto min-w-0 truncate text-control text-text-2 group-open:hidden">{summary}</span>
        )}
      </summary>
      <div className="border-t border-line px-4 py-3.5">{children}</div>
    </details>
  )
}
