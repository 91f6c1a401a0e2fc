import type { Place } from '@/lib/place'

/** What the query cache holds, each under `[connection, region, noun, …]`. */
export type Noun =
  | 'functions'
  | 'function'
  | 'function-rows'
  | 'function-exists'
  | 'qualifiers'
  | 'repositories'
  | 'images'
  | 'roles'
  | 'identity'

/** Where a read stands in the query cache: the place first, so that everything of a place can be found. */
export const queryKey = <Rest extends readonly unknown[]>({ connection, region }: Place, noun: Noun, ...rest: Rest) =>
  [connection, region, noun, ...rest] as const

/** Whether a key of the cache is of this noun, in any place. */
export const isOf = (key: readonly unknown[], noun: Noun) => key[2] === noun
