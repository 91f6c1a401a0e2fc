import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection as request } from 'next/server'
import { cache, type ReactNode } from 'react'
import { Shell } from '@/components/shell/shell'
import { demoAccount, getConnection, listConnections, type Connection } from '@/lib/aws/connections'
import { AppException } from '@/lib/aws/errors'
import { getIdentity } from '@/lib/aws/identity'
import { placeInput, type Place } from '@/lib/place'
import { restInterval } from '@/lib/browser/poll'
import { PlaceProvider } from '@/lib/browser/use-place'

type Props = { params: Promise<{ connection: string; region: string }>; children: ReactNode }

/** The place of the URL; a page that does not exist where the URL names none. */
const placeOf = cache(async (params: Props['params']): Promise<Place> => {
  const { connection, region } = await params
  const place = placeInput.safeParse({ connection: decodeURIComponent(connection), region })
  return place.success ? place.data : notFound()
})

const connectionOf = async (name: string): Promise<Connection> => {
  try {
    return await getConnection(name)
  } catch (thrown) {
    if (thrown instanceof AppException && thrown.error.httpStatus === 404) notFound()
    throw thrown
  }
}

/** The account of a place, or null where STS does not say within 1.5 s: a page does not wait for it. */
async function accountOf(place: Place, connection: Connection): Promise<string | null> {
  const known = demoAccount(connection)
  if (known) return known
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 1500))
  return Promise.race([
    getIdentity(place).then(
      ({ account }) => account || null,
      () => null,
    ),
    late,
  ])
}

function bannerOf({ kind, endpoint, readOnly }: Connection): string | null {
  const where = kind === 'demo' ? 'Embedded engine. Nothing here reaches AWS.' : endpoint ? `Endpoint ${endpoint}.` : ''
  return [where, readOnly ? 'This connection is read-only.' : ''].filter(Boolean).join(' ') || null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { connection, region } = await placeOf(params)
  return { title: { template: `%s · ${connection} ${region}`, default: `Gantry · ${connection} ${region}` } }
}

export default async function PlaceLayout({ params, children }: Props) {
  await request()
  const place = await placeOf(params)
  const connection = await connectionOf(place.connection)
  const [account, connections] = await Promise.all([accountOf(place, connection), listConnections()])
  const all = connections.some(({ name }) => name === connection.name) ? connections : [connection, ...connections]
  return (
    <PlaceProvider
      value={{ ...place, account, restMs: restInterval(connection.endpoint), readOnly: connection.readOnly }}
    >
      <Shell
        place={place}
        account={account}
        connections={all.map(({ name, label, regions, readOnly }) => ({ name, label, regions, readOnly }))}
        banner={bannerOf(connection)}
      >
        {children}
      </Shell>
    </PlaceProvider>
  )
}
