import type { Metadata } from 'next'
import { FunctionsPage } from '@/components/functions/list/functions-page'
import { page } from '@/lib/door/page'
import { functionListSeeds } from '@/lib/functions/list/prefetch'
import { placeInput } from '@/lib/place'

export const metadata: Metadata = { title: 'Functions' }

export default page('lambda:ListFunctions', placeInput, (place, search) => ({
  reads: functionListSeeds(place, search),
  show: <FunctionsPage />,
}))
