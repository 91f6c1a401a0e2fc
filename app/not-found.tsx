import { PlainPage } from '@/components/shell/plain-page'
import { LinkButton } from '@/components/ui/button'

export const metadata = { title: 'No such page' }

/** A URL that no page stands at, or that names a connection this machine does not have. */
export default function NotFound() {
  return (
    <PlainPage
      title="There is no page at this address"
      actions={<><LinkButton href="/" variant="primary">Go to your functions</LinkButton><LinkButton href="/?choose">Choose a connection</LinkButton></>}
    >
      The link may be cut off, or it names a connection that this machine does not have. Nothing was changed.
    </PlainPage>
  )
}
