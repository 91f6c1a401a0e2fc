import Link from 'next/link'
import type { ReactNode } from 'react'
import { Announcer } from '@/components/ui/announcer'
import { Icon } from '@/components/ui/icons'
import { Toaster } from '@/components/ui/toast'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import type { ConnectionChoice } from './context-choices'
import { ContextSwitcher } from './context-switcher'
import { Live } from './live'
import { Mark } from './mark'
import { NavMenu } from './nav-menu'
import { Rail } from './rail'
import { ThemeSwitch } from './theme-switch'

type ShellProps = {
  place: Place
  connections: readonly ConnectionChoice[]
  banner: string | null
  children: ReactNode
}

/** What stands around every page: where one is, whether it is live, the way to other pages. */
export function Shell({ place, connections, banner, children }: ShellProps) {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[48px_minmax(0,1fr)] lg:grid-cols-[208px_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-surface focus:px-3 focus:py-2 focus:shadow-overlay"
      >
        Skip to content
      </a>
      <header
        data-no-print
        className="sticky top-0 z-40 flex items-center gap-2 border-b border-line bg-surface px-4 md:gap-4 lg:col-span-2"
      >
        <NavMenu place={place} />
        <Link
          href={paths.functions(place)}
          prefetch={false}
          className="flex min-h-8 items-center gap-2 rounded-control text-body font-bold tracking-[-0.01em] lg:w-[192px]"
        >
          <Mark />
          <span className="max-md:sr-only">Gantry</span>
        </Link>
        <ContextSwitcher place={place} connections={connections} />
        <div className="ml-auto flex items-center gap-1 md:gap-2">
          <Live />
          <ThemeSwitch />
          <a
            href="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html"
            target="_blank"
            rel="noreferrer"
            aria-label="Help: container images in the AWS documentation (new tab)"
            title="Help: container images in the AWS documentation (new tab)"
            className="inline-flex size-8 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
          >
            <Icon name="help" />
          </a>
        </div>
      </header>
      <aside data-no-print className="border-r border-line max-lg:hidden">
        <div className="sticky top-12 max-h-[calc(100dvh-48px)] overflow-y-auto px-2 py-3">
          <Rail place={place} />
        </div>
      </aside>
      <div className="flex min-w-0 flex-col">
        {banner && (
          <section
            aria-label="About this connection"
            className="border-b border-line bg-sunken px-4 py-1 text-[12px]/[18px] text-text-2 md:px-6"
          >
            {banner}
          </section>
        )}
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 pb-10 outline-none md:px-6">
          {children}
        </main>
        <footer data-no-print className="px-4 pb-3 text-meta text-text-3 md:px-6">
          Independent project. Not affiliated with or endorsed by Amazon Web Services.
        </footer>
      </div>
      <Toaster />
      <Announcer />
    </div>
  )
}
