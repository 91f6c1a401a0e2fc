import { jsonQuery } from '@/lib/browser/json-query'
import { queryKey } from '@/lib/browser/query-keys'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import { listQuery } from '@/lib/list/list-query'
import type { FunctionModel, FunctionSummary, Qualifiers } from './model'

/** Where each kind of data on functions stands in the query cache, to read it again after a write. */
export const functionKeys = {
  list: (place: Place) => queryKey(place, 'functions'),
  /** Every qualifier of the function. */
  all: (place: Place, name: string) => queryKey(place, 'function', name),
  one: (place: Place, name: string, qualifier = '$LATEST') => queryKey(place, 'function', name, qualifier),
  qualifiers: (place: Place, name: string) => queryKey(place, 'qualifiers', name),
}

/** All functions, part after part as AWS gives them. */
export const functionsQuery = (place: Place) =>
  listQuery<FunctionSummary>(functionKeys.list(place), paths.api(place, 'functions'), ({ name }) => name)

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
