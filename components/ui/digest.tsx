import { shortHex } from '@/lib/format'
import { Copy } from './copy'

/** The hex of a digest without its algorithm. */
const hex = (digest: string) => digest.slice(digest.indexOf(':') + 1)

/** Five bars, 1–5 high: the base-5 digits of the digest's first four bytes, lowest first. As the path of an SVG. */
export function markPath(digest: string): string {
  let rest = Number.parseInt(hex(digest).slice(0, 8), 16) || 0
  return [1.3, 5.1, 8.9, 12.7, 16.5]
    .map((x) => {
      const height = rest % 5
      rest = Math.floor(rest / 5)
      return `M${x} 12V${Number((9.6 - height * 2.4).toFixed(1))}`
    })
    .join('')
}

/**
 * The bars drawn: equal images look equal. A hint, never proof, so it is hidden from assistive tech.
 */
export function DigestMark({ digest }: { digest: string }) {
  return (
    <svg aria-hidden className="digest-mark">
      <path d={markPath(digest)} />
    </svg>
  )
}

/** An image digest: mark and 12 hex, or all of it with `full`. The copy button always gives the whole digest. */
export function Digest({ digest, full = false, copy = false }: { digest: string; full?: boolean; copy?: boolean }) {
  return (
    <span className={full ? 'break-all' : 'whitespace-nowrap'}>
      <DigestMark digest={digest} />
      <code title={full ? undefined : digest} translate="no">
        {full ? digest : shortHex(digest)}
      </code>
      {copy && (
        <>
          {' '}
          <Copy value={digest} label="digest" />
        </>
      )}
    </span>
  )
}
