import type { ReactNode } from 'react'

/** The foot of a form that stays in view: Cancel, what will happen, and the one primary action. */
export function FormFooter({
  cancel,
  summary,
  children,
}: {
  cancel: ReactNode
  summary?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="sticky bottom-0 z-30 -mx-4 mt-6 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-surface px-4 py-2.5 max-md:[&_button]:flex-1 md:-mx-6 md:px-6">
      {cancel}
      <div className="min-w-0 flex-1 basis-56 text-control text-text-2 wrap-anywhere max-md:order-first max-md:basis-full">
        {summary}
      </div>
      {children}
    </div>
  )
}
