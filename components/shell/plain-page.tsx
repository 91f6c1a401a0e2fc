import type { ReactNode } from 'react'
import { Mark } from './mark'

/** A page outside any place: the choice of a connection, an address that leads nowhere, a fault. */
export function PlainPage({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-[640px] flex-col px-4 py-[12vh] md:px-6">
      <p className="flex items-center gap-2 text-body font-bold tracking-[-0.01em]">
        <Mark />
        Gantry
      </p>
      <h1 className="mt-8 text-empty font-bold tracking-[-0.01em] text-balance">{title}</h1>
      <div className="mt-3 text-body text-text-2">{children}</div>
      {actions && <div className="mt-6 flex flex-wrap gap-2">{actions}</div>}
    </main>
  )
}
