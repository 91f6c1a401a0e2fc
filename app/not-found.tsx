import Link from 'next/link'

/** A URL that no page stands at. */
export default function NotFound() {
  return (
    <main className="mx-auto max-w-2xl p-8">
      <h1 className="text-page font-bold">There is no page at this address</h1>
      <p className="mt-2 text-text-2">The link may be cut off, or it was made for another version of Gantry. Your functions are untouched.</p>
      <p className="mt-6"><Link href="/" prefetch={false} className="text-accent underline">Go to your functions</Link></p>
    </main>
  )
}
