'use client'

import { PlainPage } from '@/components/shell/plain-page'
import { Button, LinkButton } from '@/components/ui/button'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** The unexpected only: what AWS says is shown where it belongs, never here. */
export default function ErrorPage({ error, reset }: Props) {
  return (
    <PlainPage
      title="Gantry could not show this page"
      actions={<><Button variant="primary" onClick={reset}>Try again</Button><LinkButton href="/">Go to your functions</LinkButton></>}
    >
      The fault is in Gantry and not in your functions; this page changed nothing. Try again. If it stays, the output of the
      server says more{error.digest ? <> under the number <code className="font-mono">{error.digest}</code></> : null}.
    </PlainPage>
  )
}
