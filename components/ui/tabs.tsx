import Link from 'next/link'
import { cx } from './cx'

export type Tab = { readonly label: string; readonly href: string; readonly current: boolean }

/** Tabs that are pages: links in a nav, the current one marked. They scroll sideways where there is no room. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav
      aria-label={label}
      className="-mx-4 mb-4.5 flex gap-5 overflow-x-auto border-b border-line px-4 text-control md:-mx-6 md:px-6"
    >
      {tabs.map(({ label: text, href, current }) => (
        <Link
          key={text}
          href={href}
          prefetch={false}
          aria-current={current ? 'page' : undefined}
          className={cx(
            'border-b-2 py-2 whitespace-nowrap -outline-offset-2',
            current ? 'border-accent font-medium text-text' : 'border-transparent text-text-2 hover:text-text',
          )}
        >
          {text}
        </Link>
      ))}
    </nav>
  )
}
