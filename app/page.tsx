import { cookies } from 'next/headers'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { listConnections, type Connection } from '@/lib/aws/connections'
import { lastPlaceCookie, parsePlace } from '@/lib/last-place'
import { paths } from '@/lib/paths'

type Props = { searchParams: Promise<{ choose?: string }> }

const start = ({ name, regions }: Connection) => paths.functions({ connection: name, region: regions[0] ?? 'us-east-1' })

/** Where Gantry opens: the place of last time, else `demo`, else (on a machine with credentials) a question, once. */
export default async function Home({ searchParams }: Props) {
  const connections = await listConnections()
  const last = parsePlace((await cookies()).get(lastPlaceCookie)?.value)
  const [only] = connections
  if ((await searchParams).choose === undefined) {
    if (last && connections.some(({ name }) => name === last.connection)) redirect(paths.functions(last))
    if (only && connections.length === 1) redirect(start(only))
  }
  return (
    <main className="mx-auto max-w-2xl p-8">
      <h1 className="text-page font-bold">Choose a connection</h1>
      <p className="mt-2 text-text-2">Gantry found these on this machine. You can change it at any time in the top bar.</p>
      <ul className="mt-6 grid gap-3">
        {connections.map((connection) => (
          <li key={connection.name}>
            <Link href={start(connection)} prefetch={false} className="block rounded-card border border-line bg-surface p-4 hover:bg-hover">
              <span className="block font-medium">{connection.name}</span>
              <span className="block text-text-2">
                {connection.kind === 'demo' ? 'Embedded engine. Nothing here reaches AWS.' : connection.label}
                {connection.readOnly ? ' · read-only' : ''}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  )
}
