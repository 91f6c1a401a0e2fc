import type { Metadata } from 'next'
import { connection } from 'next/server'
import { CreateFunction } from '@/components/functions/create/create-function'
import { fromFunction, fromLink } from '@/lib/functions/create/create-initial'
import { getFunction } from '@/lib/functions/data'
import { newOperationId } from '@/lib/browser/operation-id'
import { getPushTarget } from '@/lib/repositories/push-target'

export const metadata: Metadata = { title: 'Create function' }

type Props = {
  params: Promise<{ connection: string; region: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ params, searchParams }: Props) {
  await connection()
  const { connection: name, region } = await params
  const place = { connection: decodeURIComponent(name), region }
  const search = await searchParams
  const link = fromLink(search)
  const [push, source] = await Promise.all([
    getPushTarget(place),
    typeof search.from === 'string' ? getFunction(place, search.from).catch(() => null) : null,
  ])
  const { form, fromLink: fields, note } = source ? fromFunction(source, link) : link
  return (
    <CreateFunction initial={form} fromLink={fields} note={note} suffix={newOperationId().slice(0, 4)} push={push} />
  )
}
