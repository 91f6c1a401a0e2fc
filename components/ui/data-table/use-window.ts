'use client'
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { offsetsOf, spanBetween, type Span } from './offsets'

/** Rows this far off the screen are there before they are scrolled to, px; those this far off count as looked at. */
const ahead = 900
const near = 300
/** Rows come and go in steps of so many. */
const step = 8
/** How long the screen must rest before somebody is told what is on it, ms. */
const restMs = 80
/** As high as a row of one line, until one was measured. */
const rowPx = 36
const atFirst = 40

type WindowProps = {
  keys: readonly string[]
  body: RefObject<HTMLTableSectionElement | null>
  /** All rows are in the page. */
  all: boolean
  /** Hears which rows are on the screen, once it rests. */
  onView: ((span: Span) => void) | undefined
}

/**
 * Which rows of a long list are drawn: those near the screen. They are put there within the scroll event, before the
 * frame is painted. `before` and `after` are the room that the others take, px.
 */
export function useWindow({ keys, body, all, onView }: WindowProps) {
  const [drawn, setDrawn] = useState<Span>({ first: 0, last: atFirst })
  const [, setMeasured] = useState(0)
  const sizes = useRef({ heights: new Map<string, number>(), usual: rowPx, known: false })
  const { heights, usual } = sizes.current
  const offsets = useMemo(() => offsetsOf(keys, heights, usual), [keys, heights, usual])
  const first = all ? 0 : Math.min(drawn.first, Math.max(0, keys.length - step))
  const last = all ? keys.length : Math.min(Math.max(drawn.last, first), keys.length)
  const followed = !all || onView !== undefined
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const look = useEffectEvent((put: (change: () => void) => void) => {
    if (!followed || !body.current) return
    const top = -body.current.getBoundingClientRect().top
    const next = spanBetween(offsets, top - ahead, top + innerHeight + ahead, step)
    if (!all && (next.first !== drawn.first || next.last !== drawn.last)) put(() => setDrawn(next))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onView?.(spanBetween(offsets, top - near, top + innerHeight + near)), restMs)
  })

  useEffect(() => {
    const onScroll = () => look(flushSync)
    const onResize = () => {
      sizes.current = { heights: new Map(), usual: rowPx, known: false }
      setMeasured((count) => count + 1)
    }
    document.addEventListener('scroll', onScroll, { capture: true, passive: true })
    addEventListener('resize', onResize)
    return () => {
      document.removeEventListener('scroll', onScroll, { capture: true })
      removeEventListener('resize', onResize)
      clearTimeout(timer.current)
    }
  }, [])

  useLayoutEffect(() => {
    if (!followed) return
    const rows = [...(body.current?.rows ?? [])].filter((row) => !row.matches('.below, .space'))
    if (rows.length === 0) return
    const measured = rows.map((row) => row.getBoundingClientRect().height)
    const { current } = sizes
    const common = current.known ? current.usual : ([...measured].sort((a, b) => a - b)[measured.length >> 1] ?? rowPx)
    const changed = new Map(current.heights)
    rows.forEach((_, at) => {
      const [key, height] = [keys[first + at], measured[at]]
      if (key === undefined || height === undefined) return
      if (Math.abs(height - common) < 0.5) changed.delete(key)
      else changed.set(key, height)
    })
    const same =
      current.known &&
      changed.size === current.heights.size &&
      [...changed].every(([key, height]) => Math.abs((current.heights.get(key) ?? 0) - height) < 0.5)
    if (same) return
    sizes.current = { heights: changed, usual: common, known: true }
    setMeasured((count) => count + 1)
  }, [followed, body, keys, first, last])

  useEffect(() => look((change) => change()), [keys, all])

  const end = offsets[keys.length] ?? 0
  return { first, last, before: offsets[first] ?? 0, after: end - (offsets[last] ?? end), usual }
}
