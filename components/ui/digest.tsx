import { shortHex } from '@/lib/format'
import { Copy } from './copy'

/** The hex of a digest without its algorithm. */
const hex = (digest: string) => digest.slice(digest.indexOf(':') + 1)

/** Five heights, 0–4: the base-5 digits of the digest's first four bytes, lowest first. */
export function markHeights(digest: string): readonly number[] {
  let rest = Number.parseInt(hex(digest).slice(0, 8), 16) || 0
  return Array.from({ length: 5 }, () => {
    const height = rest % 5
    rest = Math.floor(rest / 5)
    return height
  })
}

/**
 * Five bars drawn from the digest: equal images look equal. A hint, never proof, so it is hidden from assistive tech.
 */
export function DigestMark({ digest }: { digest: string }) {
  return (
    <svg
      viewBox="0 0 18 12"
      width="18"
      height="12"
      aria-hidden
      className="mr-1.5 inline-block flex-none align-[-1px] text-text-2"
    >
      {markHeights(digest).map((height, bar) => (
        <rect
          key={bar}
          x={bar * 3.8}
          y={9.6 - height * 2.4}
          width="2.6"
          height={2.4 + height * 2.4}
          rx=".5"
          fill="currentColor"
        />
      ))}
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
