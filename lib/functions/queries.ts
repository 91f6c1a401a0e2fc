import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { fetchJson, RequestError } from '@/lib/browser/fetch-json'
import { jsonQuery, routeOf } from '@/lib/browser/json-query'
import { queryKey } from '@/lib/browser/query-keys'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import { batched } from '@/lib/batch'
import type { FunctionList, FunctionModel, FunctionRow, FunctionRowAnswer, Qualifiers } from './model'

/** Where each kind of data on functions stands in the query cache, to read it again after a write. */
export const functionKeys = {
  list: (place: Place) => queryKey(place, 'functions'),
  row: (place: Place, name: string) => queryKey(place, 'function-row', name),
  /** Every qualifier of the function. */
  all: (place: Place, name: string) => queryKey(place, 'function', name),
  one: (place: Place, name: string, qualifier = '$LATEST') => queryKey(place, 'function', name, qualifier),
  qualifiers: (place: Place, name: string) => queryKey(place, 'qualifiers', name),
}

const functionsPath = (place: Place, from: number) => `${paths.api(place, 'functions')}?from=${from}`

/** All functions, part after part as AWS gives them. */
export const functionsQuery = (place: Place) =>
  infiniteQueryOptions({
    queryKey: functionKeys.list(place),
    queryFn: ({ pageParam, signal }) => fetchJson<FunctionList>(functionsPath(place, pageParam), signal),
    meta: routeOf(functionsPath(place, 0)),
    initialPageParam: 0,
    getNextPageParam: (last: FunctionList) => last.next,
    staleTime: 2_000,
  })

/** One request carries at most this many names. */
const ROWS = 50
const loaders = new Map<string, (name: string) => Promise<FunctionRow>>()

/** One loader a place: the rows that a screen asks for in the same moment travel together. */
function rowLoader(place: Place) {
  const path = paths.api(place, 'function-rows')
  const known = loaders.get(path)
  if (known) return known
  const loader = batched<FunctionRow>(
    async (names) => {
      const answers = await fetchJson<readonly FunctionRowAnswer[]>(
        `${path}?${new URLSearchParams(names.map((name) => ['name', name]))}`,
      )
      const byName = new Map(answers.map((answer) => [answer.name, answer]))
      return (name) => {
        const answer = byName.get(name)
        if (answer && 'row' in answer) return answer.row
        throw new RequestError(
          answer?.error ?? {
            code: 'NotRead',
            message: 'The server left this function out.',
            httpStatus: 0,
            requestId: null,
            operation: 'GetFunction',
          },
        )
      }
    },
    { windowMs: 20, max: ROWS },
  )
  loaders.set(path, loader)
  return loader
}

/** State, image and drift of one function of a list; many of them travel in one request. */
export const functionRowQuery = (place: Place, name: string) =>
  queryOptions({
    queryKey: functionKeys.row(place, name),
    queryFn: () => rowLoader(place)(name),
    staleTime: 2_000,
    retry: false,
  })

/** A function, or the version or alias that `qualifier` names. */
export const functionQuery = (place: Place, name: string, qualifier?: string) => {
  const search = qualifier ? `?${new URLSearchParams({ qualifier })}` : ''
  const path = `${paths.api(place, 'functions', name)}${search}`
  return jsonQuery<FunctionModel>(functionKeys.one(place, name, qualifier), path)
}

/** The published versions and the aliases of a function. */
export const qualifiersQuery = (place: Place, name: string) =>
  jsonQuery<Qualifiers>(functionKeys.qualifiers(place, name), paths.api(place, 'functions', name, 'qualifiers'))

/** Whether a function of this name is there. */
export const existsQuery = (place: Place, name: string) =>
  jsonQuery<{ readonly exists: boolean }>(
    queryKey(place, 'function-exists', name),
    paths.api(place, 'functions', name, 'exists'),
    { staleTime: 10_000 },
  )
