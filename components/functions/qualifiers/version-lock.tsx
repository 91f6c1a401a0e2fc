'use client'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { RelativeTime } from '@/components/ui/relative-time'
import { VersionChip } from '@/components/ui/version-chip'
import { differences } from '@/lib/functions/configuration/differences'
import type { FunctionModel } from '@/lib/functions/model'
import { type FunctionTab, paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { useFunction } from '@/components/functions/use-function'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** Says that a published version is shown, that it is locked, and how `$LATEST` differs from it (R10, R11). */
export function VersionLock({ fn, tab, qualifier }: { fn: FunctionModel; tab: FunctionTab; qualifier: string }) {
  const place = usePlace()
  const { data: latest } = useFunction(fn.name)
  const isAlias = qualifier !== fn.version
  const differing = latest && differences(fn, latest)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border border-l-[3px] border-line border-l-idle bg-idle-soft px-3.5 py-2 text-control">
      <Icon name="lock" className="size-3.5 text-idle" />
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">
          {isAlias && <>Alias {qualifier} → </>}Version {fn.version} · published <RelativeTime iso={fn.lastModified} />{' '}
          · read-only
        </p>
        <p className="text-text-2">
          Code and most settings of a published version are locked.{' '}
          {differing &&
            (differing.length === 0 ? (
              <>
                <VersionChip>$LATEST</VersionChip> has the same image and settings.
              </>
            ) : (
              <>
                <VersionChip>$LATEST</VersionChip> differs in {list.format(differing)}.
              </>
            ))}
        </p>
      </div>
      <LinkButton href={paths.function(place, fn.name, tab)} aria-label="Edit $LATEST instead">
        Edit $LATEST instead
      </LinkButton>
    </div>
  )
}
