'use client'
import { lazy, Suspense, useState } from 'react'
import type { FunctionLine } from '@/lib/functions/list/spec'

const load = () => import('./function-row-menu')
const FunctionRowMenu = lazy(() => load().then((file) => ({ default: file.FunctionRowMenu })))

/** The button of a row's menu. The menu is loaded when it is about to be opened: a list has hundreds of these. */
export function RowMenu({ line }: { line: FunctionLine }) {
  const [wanted, setWanted] = useState(false)
  const button = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={`Actions for ${line.fn.name}`}
      className="row-menu"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        setWanted(true)
      }}
    >
      <span aria-hidden>•••</span>
    </button>
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <FunctionRowMenu line={line} />
    </Suspense>
  )
}
