import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { functionPlace, type FunctionPageProps } from './function-data'

/** A function opens on its image. */
export default async function Page({ params, searchParams }: FunctionPageProps) {
  const [{ name, ...place }, { qualifier }] = await Promise.all([functionPlace(params), searchParams])
  redirect(paths.function(place, name, 'image', typeof qualifier === 'string' ? qualifier : undefined))
}
