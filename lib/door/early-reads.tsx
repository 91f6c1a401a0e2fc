import { headers } from 'next/headers'
import { earlyReadScript } from '@/lib/browser/early-read'

/** Lets the browser ask for `paths` while a page's scripts still load. A page that a script asked for needs none. */
export async function EarlyReads({ paths }: { paths: readonly string[] }) {
  const sent = await headers()
  if (paths.length === 0 || !sent.get('accept')?.includes('text/html')) return null
  const __html = earlyReadScript(paths)
  return (
    <script nonce={sent.get('x-nonce') ?? undefined} suppressHydrationWarning dangerouslySetInnerHTML={{ __html }} />
  )
}
