'use client'

import './globals.css'
import ErrorPage from './error'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** A fault of the layout itself, which therefore cannot be used to tell about it. */
export default function GlobalError(props: Props) {
  return (
    <html lang="en">
      <head>
        <title>Gantry could not show this page</title>
      </head>
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
