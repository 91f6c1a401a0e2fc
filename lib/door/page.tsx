import 'server-only'
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { asCaller, type IamAction } from '@/lib/aws/caller'
import { getQueryClient } from '@/lib/browser/query-client'
import type { Place } from '@/lib/place'
import { AppException } from '@/lib/result'
import { guardDoor, parseAddress } from './admit'
import { EarlyReads } from './early-reads'
import type { Seed } from './seed'
import { within } from './within'

/** What Next hands to a page or a layout. */
export type PageProps = {
  params: Promise<unknown>
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

/** What a page shows, and what its component reads. */
type Content = { readonly show: ReactNode; readonly reads?: readonly Seed[] }

/** How long a page waits for what it began to read, ms. What comes later the browser asks for, and joins. */
const patienceMs = 50

/** Lets a request for a page in and reads its address; where the panel has no such page, the answer says that. */
export async function admitPage<S extends z.ZodType<Place>>(
  action: IamAction,
  schema: S,
  params: Promise<unknown>,
): Promise<z.output<S>> {
  try {
    guardDoor(action, 'page', await headers())
    return await parseAddress(action, schema, await params)
  } catch (thrown) {
    if (thrown instanceof AppException) notFound()
    throw thrown
  }
}

const searchOf = (given: Awaited<PageProps['searchParams']>) =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  )

/**
 * Makes a page: `export default page('lambda:ListFunctions', placeInput, (place, search) => ({ reads, show }))`. What
 * `reads` began stands in the page where it comes at once; for the rest the browser asks while its scripts load.
 * `content` waits for nothing but what this machine knows by itself.
 */
export function page<S extends z.ZodType<Place>>(
  action: IamAction,
  schema: S,
  content: (place: z.output<S>, search: URLSearchParams) => Content | Promise<Content>,
) {
  return async function Page({ params, searchParams }: PageProps) {
    const place = await admitPage(action, schema, params)
    const search = searchOf(await searchParams)
    return asCaller({ action, place }, async () => {
      const { show, reads = [] } = await content(place, search)
      const client = getQueryClient()
      const late = new Set(reads.map(({ path }) => path))
      const reading = reads.map((read) => read.readInto(client, () => late.delete(read.path)))
      if (reads.length > 0) await within(Promise.allSettled(reading), patienceMs)
      return (
        <>
          <EarlyReads paths={[...late].filter((path) => path !== undefined)} />
          <HydrationBoundary state={dehydrate(client)}>{show}</HydrationBoundary>
        </>
      )
    })
  }
}

/** Makes a page's `generateMetadata`, which names it in the browser's tab. */
export const titled =
  <S extends z.ZodType<Place>>(action: IamAction, schema: S, title: (place: z.output<S>) => string) =>
  async ({ params }: Pick<PageProps, 'params'>): Promise<Metadata> =>
    parseAddress(action, schema, await params).then(
      (place) => ({ title: title(place) }),
      () => ({}),
    )
