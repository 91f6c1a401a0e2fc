import { Icon } from './icons'

/** An image tag: round, with the tag icon, and read as "image tag latest" (R15). */
export function Tag({ children, icon = true }: { children: string; icon?: boolean }) {
  return (
    <span className="tag" title={children}>
      {icon && <Icon name="tag" />}
      <span className="sr-only">image tag </span>
      <span className="truncate">{children}</span>
    </span>
  )
}
