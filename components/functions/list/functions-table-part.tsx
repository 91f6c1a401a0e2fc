'use client'
import { useEffect, useRef, useState } from 'react'
import type { FunctionLine } from '@/lib/functions/list/filter'
import { FunctionsTableRow } from './functions-table-row'

/** Rows this far above and below the screen are there before they are scrolled to. */
const AHEAD = '900px 0px'
const ROW_PX = 36

/**
 * One part of a long list. Near the screen it holds its rows; away from it one empty row, as high as they were, so that
 * only what can be seen is drawn and polled. `first`: the index of its first row in the whole list; `near`: how it
 * starts.
 */
export function FunctionsTablePart({
  lines,
  first,
  near: nearAtFirst,
  className,
}: {
  lines: readonly FunctionLine[]
  first: number
  near: boolean
  className: string
}) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [near, setNear] = useState(nearAtFirst)
  const height = useRef(lines.length * ROW_PX)
  useEffect(() => {
    if (!body.current) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return
        if (!entry.isIntersecting) height.current = entry.boundingClientRect.height
        setNear(entry.isIntersecting)
      },
      { rootMargin: AHEAD },
    )
    observer.observe(body.current)
    return () => observer.disconnect()
  }, [])
  return (
    <tbody ref={body} role="rowgroup" className={className}>
      {near ? (
        lines.map(({ fn }, index) => <FunctionsTableRow key={fn.name} fn={fn} index={first + index} />)
      ) : (
        <tr aria-hidden className="max-md:block">
          <td className="max-md:block" style={{ height: height.current }} />
        </tr>
      )}
    </tbody>
  )
}
