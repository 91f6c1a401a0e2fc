import { redirect } from 'next/navigation'
import { page } from '@/lib/door/page'
import { functionPlace } from '@/lib/functions/function-place'
import { paths } from '@/lib/paths'

/** A function opens on its image. */
export default page('lambda:GetFunction', functionPlace, ({ name, ...place }, search) =>
  redirect(paths.function(place, name, 'image', search.get('qualifier') ?? undefined)),
)
