'use client'
import { useEffect, useState } from 'react'

/**
 * "8 s", "1 m 12 s" (`brief`: "1 m") since a moment, counting. Hidden from assistive tech: the words beside it do not
 * change every second.
 */
export function Elapsed({ since, brief = false }: { since: string; brief?: boolean }) {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = now === null ? null : Math.max(0, Math.floor((now - Date.parse(since)) / 1000))
  if (seconds === null || Number.isNaN(seconds) || seconds >= 3600) return null
  const text = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} m${brief ? '' : ` ${seconds % 60} s`}`
  return (
    <span aria-hidden className="tabular-nums">
      {' '}
      · {text}
    </span>
  )
}
