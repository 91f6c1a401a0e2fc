'use client'

import { PlainPage } from '@/components/shell/plain-page'
import { buttonLook } from '@/components/ui/button-look'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** The unexpected only: what AWS says is shown where it belongs, never here. */
export default function ErrorPage({ error, reset }: Props) {
  return (
    <PlainPage
      title="Gantry could not show this page"
      actions={
        // Plain elements: this page's script is part of every other page's first load.
        <>
          <button type="button" onClick={reset} className={buttonLook('primary')}>
            Try again
          </button>
          <a href="/" className={buttonLook('secondary')}>
            Go to your functions
          </a>
        </>
      }
    >
      The fault is in Gantry and not in your functions; this page changed nothing. Try again. If it stays, the output of
      the server says more
      {error.digest ? (
        <>
          {' '}
          under the number <code className="font-mono">{error.digest}</code>
        </>
      ) : null}
      .
    </PlainPage>
  )
}
