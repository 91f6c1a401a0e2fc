import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Here } from '@/components/shell/here'
import { Shell } from '@/components/shell/shell'
import { demoAccount, type Connection } from '@/lib/aws/connection'
import { getConnection, listConnections } from '@/lib/aws/connections'
import { restInterval } from '@/lib/browser/poll'
import { EarlyReads } from '@/lib/door/early-reads'
import { admitPage, titled } from '@/lib/door/page'
import { within } from '@/lib/door/within'
import { getIdentity } from '@/lib/identity/data'
import { paths } from '@/lib/paths'
import { placeInput, type Place } from '@/lib/place'
import { AppException } from '@/lib/result'

type Props = { params: Promise<unknown>; children: ReactNode }

/** Long enough to look into a cache. STS itself is not waited for. */
const knownMs = 5

async function connectionOf(name: string): Promise<Connection> {
  try {
    return await getConnection(name)
  } catch (thrown) {
    if (thrown instanceof AppException && thrown.error.httpStatus === 404) notFound()
    throw thrown
  }
}

/** The account of a place where it is known by now, else null: the browser asks, and joins what was begun here. */
async function knownAccount(place: Place, connection: Connection): Promise<string | null> {
  return demoAccount(connection) ?? (await within(getIdentity(place), knownMs))?.account ?? null
}

function bannerOf({ kind, endpoint, readOnly }: Connection): string | null {
  const where = kind === 'demo' ? 'Embedded engine. Nothing here reaches AWS.' : endpoint ? `Endpoint ${endpoint}.` : ''
  return [where, readOnly ? 'This connection is read-only.' : ''].filter(Boolean).join(' ') || null
}

const placeTitle = titled('lambda:ListFunctions', placeInput, ({ connection, region }) => `${connection} ${region}`)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title } = await placeTitle(props)
  return { title: { template: `%s · ${title}`, default: `Gantry · ${title}` } }
}

export default async function PlaceLayout({ params, children }: Props) {
  const place = await admitPage('lambda:ListFunctions', placeInput, params)
  const connection = await connectionOf(place.connection)
  const [account, connections] = await Promise.all([knownAccount(place, connection), listConnections()])
  const all = connections.some(({ name }) => name === connection.name) ? connections : [connection, ...connections]
  return (
    <Here place={place} account={account} restMs={restInterval(connection.endpoint)} readOnly={connection.readOnly}>
      <EarlyReads paths={account === null ? [paths.api(place, 'identity')] : []} />
      <Shell
        place={place}
        connections={all.map(({ name, label, regions, readOnly }) => ({ name, label, regions, readOnly }))}
        banner={bannerOf(connection)}
      >
        {children}
      </Shell>
    </Here>
  )
}
