'use client'
import { useId } from 'react'
import { Popover } from '@/components/ui/floating/popover'
import { Icon } from '@/components/ui/icons'
import type { FunctionTab } from '@/lib/paths'
import { QualifiersPicker } from './qualifiers-picker'

/**
 * The control named "Qualifiers" (R13): says which version is shown and opens the list of versions and aliases. That is
 * read when it is opened.
 */
export function QualifiersControl({ name, tab, current }: { name: string; tab: FunctionTab; current: string }) {
  const id = useId()
  return (
    <Popover
      label="Qualifiers"
      name="Qualifiers"
      describedBy={id}
      align="end"
      className="inline-flex min-h-8 items-center gap-2 rounded-control border border-line-strong bg-surface px-3 text-control font-medium hover:bg-hover"
      panelClassName="max-h-[min(480px,80dvh)] w-[min(400px,calc(100vw-16px))] overflow-hidden p-0"
      trigger={
        <>
          Qualifiers
          <span
            id={id}
            className="rounded-version border border-line-strong px-1.5 font-mono text-[12px]/[18px] font-normal"
            translate="no"
          >
            <span className="sr-only">{/^(\$LATEST|\d+)$/.test(current) ? 'function version ' : 'alias '}</span>
            {current}
          </span>
          <Icon name="chevronDown" className="size-3.5 text-text-3" />
        </>
      }
    >
      {(close) => <QualifiersPicker name={name} tab={tab} current={current} onDone={close} />}
    </Popover>
  )
}
