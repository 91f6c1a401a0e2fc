import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { ConnectionChoiceList } from '@/components/shell/connection-choice'
import { PlainPage } from '@/components/shell/plain-page'
import type { Connection } from '@/lib/aws/connection'
import { getConnection, listConnections } from '@/lib/aws/connections'
import { lastPlaceCookie, parsePlace } from '@/lib/door/last-place'
import { paths } from '@/lib/paths'

type Props = { searchParams: Promise<{ choose?: string }> }

export const metadata = { title: { absolute: 'Choose a connection · Gantry' } }

const start = ({ name, regions }: Connection) =>
  paths.functions({ connection: name, region: regions[0] ?? 'us-east-1' })
const exists = (name: string) =>
  getConnection(name).then(
    () => true,
    () => false,
  )
const aboutOf = ({ kind, label, readOnly }: Connection) =>
  [kind === 'demo' ? 'Embedded engine. Nothing here reaches AWS.' : label, readOnly && 'read-only']
    .filter(Boolean)
    .join(' · ')

/** Where Gantry opens: the place of last time, else `demo`, else (on a machine with credentials) a question, once. */
export default async function Home({ searchParams }: Props) {
  const connections = await listConnections()
  const last = parsePlace((await cookies()).get(lastPlaceCookie)?.value)
  const [only] = connections
  if ((await searchParams).choose === undefined) {
    if (last && (await exists(last.connection))) redirect(paths.functions(last))
    if (only && connections.length === 1) redirect(start(only))
  }
  if (!only) {
    return (
      <PlainPage title="There is nothing to connect to">
        The engine is off (GANTRY_ENGINE=off) and this machine has no AWS credentials. Run{' '}
        <code className="font-mono">aws configure</code>, name an endpoint in{' '}
        <code className="font-mono">gantry.config.json</code>, or start Gantry with its engine. Then load this page
        again.
      </PlainPage>
    )
  }
  return (
    <PlainPage title="Which account do you want to see?">
      Gantry found these connections on this machine and remembers your choice. You can change it at any time in the top
      bar.
      <ConnectionChoiceList
        offers={connections.map((connection) => ({
          name: connection.name,
          about: aboutOf(connection),
          href: start(connection),
        }))}
      />
    </PlainPage>
  )
}
