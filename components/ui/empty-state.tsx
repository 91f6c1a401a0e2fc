import type { ReactNode } from 'react'

/** What stands where there is nothing yet: one sentence, and what to do. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] justify-items-center gap-2 px-6 py-12 text-center">
      <p className="text-card font-medium text-balance wrap-anywhere">{title}</p>
      {children && <div className="max-w-prose text-control wrap-anywhere text-text-2">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
