import { Icon } from './icons'

/** An image tag: round, with the tag icon, and read as "image tag latest" (R15). */
export function Tag({ children, icon = true }: { children: string; icon?: boolean }) {
  return (
    <span
      className="inline-flex max-w-full items-center gap-1 rounded-full border border-line-strong px-2 align-[1px] text-[12px]/[18px] whitespace-nowrap"
      title={children}
    >
      {icon && <Icon name="tag" className="size-3 text-text-3" />}
      <span className="sr-only">image tag </span>
      <span className="truncate">{children}</span>
    </span>
  )
}
