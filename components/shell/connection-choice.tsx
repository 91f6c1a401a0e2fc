import Link from 'next/link'
import { Icon } from '@/components/ui/icons'

export type ConnectionOffer = { readonly name: string; readonly about: string; readonly href: string }

/** The connections of this machine as links: the one that is followed is remembered. */
export function ConnectionChoiceList({ offers }: { offers: readonly ConnectionOffer[] }) {
  return (
    <ul className="mt-5 grid gap-2">
      {offers.map(({ name, about, href }) => (
        <li key={name}>
          <Link
            href={href}
            prefetch={false}
            className="flex items-center gap-3 rounded-card border border-line bg-surface px-4 py-3 text-text hover:border-line-strong hover:bg-hover"
          >
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span className="block text-card font-medium">{name}</span>
              <span className="block text-control text-text-2">{about}</span>
            </span>
            <Icon name="arrowRight" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
