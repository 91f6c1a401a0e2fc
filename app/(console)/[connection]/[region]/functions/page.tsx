import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { FunctionsPage } from '@/components/functions/list/functions-page'
import { prefetchFunctions } from '@/lib/functions/list/prefetch'
import { getQueryClient } from '@/lib/browser/query-client'

export const metadata: Metadata = { title: 'Functions' }

type Props = {
  params: Promise<{ connection: string; region: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ params, searchParams }: Props) {
  await connection()
  const client = getQueryClient()
  await prefetchFunctions(client, await params, await searchParams)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FunctionsPage />
    </HydrationBoundary>
  )
}
