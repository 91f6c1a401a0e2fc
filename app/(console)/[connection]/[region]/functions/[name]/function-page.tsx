import type { ReactNode } from 'react'
import type { IamAction } from '@/lib/aws/caller'
import { page, titled } from '@/lib/door/page'
import { seed, type Seed } from '@/lib/door/seed'
import { getFunction, listQualifiers } from '@/lib/functions/data'
import { functionPlace } from '@/lib/functions/function-place'
import { functionQuery, qualifiersQuery } from '@/lib/functions/queries'
import type { Place } from '@/lib/place'

/** The title of a page of a function, before the place: "checkout-api · Image · Functions" (WCAG 2.4.2). */
export const functionTitle = (what: string) =>
  titled('lambda:GetFunction', functionPlace, ({ name }) => `${name} · ${what}`)

type Asked = {
  readonly place: Place
  readonly name: string
  /** The version or alias that is looked at; undefined for `$LATEST`. */
  readonly qualifier: string | undefined
  readonly search: URLSearchParams
}

/** The reads of a function's page: what is looked at, and `$LATEST`, which the frame of the page shows. */
const functionSeeds = ({ place, name, qualifier }: Asked) =>
  [...new Set([qualifier, undefined])].map((one) =>
    seed(functionQuery(place, name, one), () => getFunction(place, name, one)),
  )

/** One more read, for a page that shows the versions and aliases. */
export const qualifierSeeds = ({ place, name }: Asked) => [
  seed(qualifiersQuery(place, name), () => listQualifiers(place, name)),
]

/** A page of a function: reads it, and hands it to the browser with the page. What fails here the component shows. */
export const functionPage = (
  action: IamAction,
  show: (asked: Asked) => ReactNode | Promise<ReactNode>,
  more: (asked: Asked) => readonly Seed[] = () => [],
) =>
  page(action, functionPlace, async ({ name, connection, region }, search) => {
    const given = search.get('qualifier') ?? ''
    const qualifier = given === '' || given === '$LATEST' ? undefined : given
    const asked = { place: { connection, region }, name, qualifier, search }
    return { reads: [...functionSeeds(asked), ...more(asked)], show: await show(asked) }
  })
