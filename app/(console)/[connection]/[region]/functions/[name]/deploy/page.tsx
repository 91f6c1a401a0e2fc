import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { DeployNewImage } from '@/components/functions/deploy/deploy-new-image'
import { getFunction } from '@/lib/functions/data'
import { functionQuery } from '@/lib/functions/queries'
import { getQueryClient } from '@/lib/browser/query-client'
import { getPushTarget } from '@/lib/repositories/push-target'

type Props = {
  params: Promise<{ connection: string; region: string; name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await params
  return { title: `${decodeURIComponent(name)} · Deploy new image` }
}

export default async function Page({ params, searchParams }: Props) {
  await connection()
  const { connection: from, region, name: encoded } = await params
  const place = { connection: decodeURIComponent(from), region }
  const name = decodeURIComponent(encoded)
  const { image } = await searchParams
  const client = getQueryClient()
  const [push] = await Promise.all([
    getPushTarget(place),
    client.prefetchQuery({ ...functionQuery(place, name), queryFn: () => getFunction(place, name) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DeployNewImage name={name} image={typeof image === 'string' ? image : null} push={push} />
    </HydrationBoundary>
  )
}
