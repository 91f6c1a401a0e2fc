'use client'
import { lazy, Suspense } from 'react'
import { Popover } from '@/components/ui/floating/popover'
import { Icon } from '@/components/ui/icons'
import { usePlace } from '@/lib/browser/use-place'
import type { Place } from '@/lib/place'
import type { ConnectionChoice } from './context-choices'

const load = () => import('./context-choices')
const ContextChoices = lazy(() => load().then((file) => ({ default: file.ContextChoices })))

/** Where one is: connection, account, Region; and the others to go to. A choice leads to their functions. */
export function ContextSwitcher({ place, connections }: { place: Place; connections: readonly ConnectionChoice[] }) {
  const { account } = usePlace()
  return (
    <span className="contents" onPointerEnter={load} onFocus={load}>
      <Popover
        label="Connection and Region"
        name={`Connection ${place.connection}, ${account ? `account ${account}, ` : ''}Region ${place.region}. Change`}
        className="inline-flex h-[30px] min-w-0 items-center gap-1.5 rounded-control border border-line px-2 text-control hover:bg-hover md:gap-2 md:px-2.5"
        trigger={
          <>
            <span className="truncate font-medium">{place.connection}</span>
            {/* As wide as an account, which may come after the page: nothing moves then. */}
            <span className="min-w-[12ch] font-mono text-text-3 max-md:hidden">{account}</span>
            <span className="whitespace-nowrap">{place.region}</span>
            <Icon name="chevronDown" className="size-3.5 text-text-3" />
          </>
        }
      >
        {(close) => (
          <Suspense>
            <ContextChoices place={place} connections={connections} close={close} />
          </Suspense>
        )}
      </Popover>
    </span>
  )
}
