import type { Metadata } from 'next'
import { CreateFunctionPage } from '@/components/functions/create/create-function-page'
import { newOperationId } from '@/lib/browser/operation-id'
import { page } from '@/lib/door/page'
import { seed } from '@/lib/door/seed'
import { fromLink } from '@/lib/functions/create/create-initial'
import { getFunction } from '@/lib/functions/data'
import { functionQuery } from '@/lib/functions/queries'
import { placeInput } from '@/lib/place'
import { getPushTarget } from '@/lib/repositories/push-target'

export const metadata: Metadata = { title: 'Create function' }

export default page('lambda:CreateFunction', placeInput, async (place, search) => {
  const from = search.get('from')
  return {
    reads: from === null ? [] : [seed(functionQuery(place, from), () => getFunction(place, from))],
    show: (
      <CreateFunctionPage
        from={from}
        link={fromLink(search)}
        suffix={newOperationId().slice(0, 4)}
        push={await getPushTarget(place)}
      />
    ),
  }
})
