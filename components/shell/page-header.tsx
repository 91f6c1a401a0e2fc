'use client'
import Link from 'next/link'
import { useEffect, useRef, type ReactNode } from 'react'

export type Crumb = { readonly label: string; readonly href: string }

let arrived = false

/**
 * The head of a page: where it is, its H1, what it is in, and what can be done. After a change of route the H1 takes
 * the focus, so that the new page is announced; on the first load it does not, and tabs of one page keep theirs.
 */
export function PageHeader({
  title,
  badges,
  meta,
  actions,
  breadcrumb,
  mono = false,
}: {
  title: string
  badges?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  breadcrumb?: readonly Crumb[]
  mono?: boolean
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const inPage = document.activeElement?.parentElement?.closest('main, dialog, [role=search]')
    if (arrived && !inPage) heading.current?.focus({ preventScroll: true })
    arrived = true
  }, [title])
  return (
    <header className="pt-4.5 pb-3.5">
      {breadcrumb && (
        <nav aria-label="Breadcrumb" className="mb-1 text-meta text-text-3">
          <ol className="flex flex-wrap gap-1.5">
            {breadcrumb.map(({ label, href }) => (
              <li key={href} className="flex min-w-0 gap-1.5">
                <Link
                  href={href}
                  prefetch={false}
                  className="-my-1 inline-flex min-h-6 min-w-0 items-center wrap-anywhere hover:text-text hover:underline"
                >
                  {label}
                </Link>
                <span aria-hidden className="self-center">
                  /
                </span>
              </li>
            ))}
            <li aria-current="page" className="self-center wrap-anywhere">
              {title}
            </li>
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1
          ref={heading}
          tabIndex={-1}
          className={`min-w-0 text-page font-bold tracking-[-0.01em] wrap-anywhere ${mono ? 'font-mono' : ''}`}
        >
          {title}
        </h1>
        {badges}
        {meta && <span className="text-control text-text-3">{meta}</span>}
        {actions && (
          <div className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0 max-md:w-full max-md:[&>:not(.size-8)]:flex-1">
            {actions}
          </div>
        )}
      </div>
    </header>
  )
}
