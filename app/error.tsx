'use client'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** The unexpected only: what AWS says is shown where it belongs, never here. */
export default function ErrorPage({ error, reset }: Props) {
  return (
    <main className="mx-auto max-w-2xl p-8">
      <h1 className="text-page font-bold">Gantry could not show this page</h1>
      <p className="mt-2 text-text-2">
        The fault is Gantry’s, not that of your functions: nothing was changed. Try again; if it stays, the log of the
        server says more{error.digest ? <> under the number <code className="font-mono">{error.digest}</code></> : null}.
      </p>
      <p className="mt-6 flex gap-4">
        <button type="button" onClick={reset} className="rounded-control bg-accent px-4 py-2 text-accent-ink">Try again</button>
        <a href="/" className="self-center text-accent underline">Go to your functions</a>
      </p>
    </main>
  )
}
