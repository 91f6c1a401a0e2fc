import { PlainPage } from '@/components/shell/plain-page'
import { buttonLook } from '@/components/ui/button-look'

export const metadata = { title: 'No such page' }

/** A URL that no page stands at, or that names a connection this machine does not have. */
export default function NotFound() {
  return (
    <PlainPage
      title="There is no page at this address"
      actions={
        // Plain links: this page's script is part of every other page's first load.
        <>
          <a href="/" className={buttonLook('primary')}>
            Go to your functions
          </a>
          <a href="/?choose" className={buttonLook('secondary')}>
            Choose a connection
          </a>
        </>
      }
    >
      The link may be cut off, or it names a connection that this machine does not have. Nothing was changed.
    </PlainPage>
  )
}
