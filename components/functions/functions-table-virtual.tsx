'use client'
'use no memo'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { FunctionLine } from '@/lib/functions/filter'
import { COLUMN_COUNT } from './functions-columns'
import { FunctionsTableRow } from './functions-table-row'

/** The body of a long list: the rows near the screen, and two empty ones as high as all the others. */
export function FunctionsTableVirtual({ lines }: { lines: readonly FunctionLine[] }) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    if (body.current) setTop(body.current.getBoundingClientRect().top + window.scrollY)
  }, [])
  const rows = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => (innerWidth < 768 ? 92 : 36),
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => lines[index]?.fn.name ?? index,
  })
  const shown = rows.getVirtualItems()
  const before = (shown[0]?.start ?? top) - top
  const after = rows.getTotalSize() - ((shown.at(-1)?.end ?? top) - top)
  return (
    <tbody ref={body} role="rowgroup" className="max-md:block">
      <Gap height={before} />
      {shown.map(({ index, key }) => {
        const line = lines[index]
        return line && <FunctionsTableRow key={key} fn={line.fn} index={index} measure={rows.measureElement} />
      })}
      <Gap height={after} />
    </tbody>
  )
}

const Gap = ({ height }: { height: number }) =>
  height > 0 ? <tr aria-hidden className="max-md:block" style={{ height }}><td colSpan={COLUMN_COUNT} className="max-md:block" style={{ height }} /></tr> : null
