'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import { useRecent } from './use-recent'

/** Pages of later versions: named, so that one knows they are not there, and not links. */
const LATER = ['Overview', 'Repositories', 'Deployments', 'Activity', 'Build an image', 'Settings']

const item = 'flex min-h-8 items-center rounded-control px-2.5 py-1.5'

/**
 * The pages of the panel, and the functions visited last. `onGo` hears of a choice (the menu of a narrow screen
 * closes).
 */
export function Rail({ place, onGo }: { place: Place; onGo?: () => void }) {
  const pathname = usePathname()
  const recent = useRecent(place)
  const functions = paths.functions(place)
  const inFunctions = pathname.startsWith(functions)
  return (
    <nav aria-label="Main" className="text-control">
      <ul>
        <li>
          <Link
            href={functions}
            prefetch={false}
            onClick={onGo}
            aria-current={pathname === functions ? 'page' : inFunctions || undefined}
            className={cx(
              item,
              inFunctions ? 'bg-accent-soft font-medium text-accent' : 'text-text-2 hover:bg-hover hover:text-text',
            )}
          >
            Functions
          </Link>
        </li>
      </ul>
      {recent.length > 0 && (
        <Group title="Recent">
          {recent.map((name) => (
            <li key={name}>
              <Link
                href={paths.function(place, name)}
                prefetch={false}
                onClick={onGo}
                className={cx(item, 'text-text-2 hover:bg-hover hover:text-text')}
              >
                <span className="truncate font-mono" title={name}>
                  {name}
                </span>
              </Link>
            </li>
          ))}
        </Group>
      )}
      <Group title="Not built yet">
        {LATER.map((name) => (
          <li key={name} className={cx(item, 'text-text-3')}>
            {name}
          </li>
        ))}
      </Group>
    </nav>
  )
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <h2 className="mx-2.5 mt-4.5 mb-1 text-meta font-normal text-text-3">{title}</h2>
      <ul aria-label={title}>{children}</ul>
    </>
  )
}
