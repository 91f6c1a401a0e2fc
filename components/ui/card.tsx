import { useId, type ReactNode } from 'react'
import { cx } from './cx'

/**
 * A bordered section with its title left and its actions right. `flush`: the content brings its own padding (a table).
 */
export function Card({
  title,
  actions,
  children,
  flush = false,
  footer,
}: {
  title: string
  actions?: ReactNode
  children: ReactNode
  flush?: boolean
  footer?: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="overflow-clip rounded-card border border-line bg-surface">
      <header className="flex min-h-[52px] flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <h2 id={id} className="text-card font-medium">
          {title}
        </h2>
        {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className={cx(!flush && 'px-4 py-3.5')}>{children}</div>
      {footer && <footer className="border-t border-line bg-sunken px-4 py-2.5 text-control">{footer}</footer>}
    </section>
  )
}

/** Names and values in two columns; one column on a narrow screen. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-4 gap-y-[7px] text-control md:grid-cols-[150px_minmax(0,1fr)]">{children}</dl>
}

/** One name and its value, inside Facts. */
export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-3 max-md:mt-1">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}
