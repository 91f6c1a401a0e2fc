import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { connection as request } from 'next/server'
import type { ReactNode } from 'react'
import { getFunction, listQualifiers } from '@/lib/functions/data'
import { functionQuery, qualifiersQuery } from '@/lib/functions/queries'
import { getQueryClient } from '@/lib/browser/query-client'

/** What the pages of a function get from Next. */
export type FunctionPageProps = {
  params: Promise<{ connection: string; region: string; name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Where a page's function is: Next hands the segments over as they stand in the URL. */
export async function functionPlace(params: FunctionPageProps['params']) {
  const { connection, region, name } = await params
  return { connection: decodeURIComponent(connection), region, name: decodeURIComponent(name) }
}

/** The title of a tab, before the place: "checkout-api · Image · Functions" (WCAG 2.4.2). */
export const titled =
  (tab: string) =>
  async ({ params }: FunctionPageProps): Promise<Metadata> => {
    return { title: `${(await functionPlace(params)).name} · ${tab} · Functions` }
  }

type Wanted = { readonly qualifiers?: boolean }

/**
 * Reads a function for a page, and hands it to the browser with the page. What fails here is shown by the component.
 */
export async function functionData(
  { params, searchParams }: FunctionPageProps,
  render: (name: string, qualifier?: string) => ReactNode,
  { qualifiers = false }: Wanted = {},
) {
  await request()
  const [{ name, ...place }, { qualifier: given }] = await Promise.all([functionPlace(params), searchParams])
  const qualifier = typeof given === 'string' && given !== '' && given !== '$LATEST' ? given : undefined
  const client = getQueryClient()
  const read = (which?: string) =>
    client.prefetchQuery({ ...functionQuery(place, name, which), queryFn: () => getFunction(place, name, which) })
  await Promise.all([
    read(qualifier),
    qualifier && read(),
    qualifiers && client.prefetchQuery({ ...qualifiersQuery(place, name), queryFn: () => listQualifiers(place, name) }),
  ])
  return <HydrationBoundary state={dehydrate(client)}>{render(name, qualifier)}</HydrationBoundary>
}
