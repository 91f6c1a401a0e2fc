import type { DataTag, QueryClient } from '@tanstack/react-query'

type Query<T> = {
  readonly queryKey: DataTag<readonly unknown[], T, Error>
  readonly meta?: Readonly<Record<string, unknown>>
}
type More<T> = {
  /** When the value was read (epoch ms), where that was not now. */
  readonly at?: (value: T) => number
  /** What can be read once this is known. */
  readonly next?: (value: T) => readonly Seed[]
}

/** A read that a page begins for a query of its component. */
export type Seed = {
  /** The GET route under which the browser would ask for the same. */
  readonly path: string | undefined
  /** Ends when all is read, also what can only be read then; `arrived` hears of the first value. */
  readonly readInto: (client: QueryClient, arrived?: () => void) => Promise<void>
}

/** Pairs a query with the function of `lib/<noun>` that reads the same on the server. */
export function seed<T>({ queryKey, meta }: Query<T>, read: () => Promise<T>, { at, next }: More<T> = {}): Seed {
  return {
    path: typeof meta?.path === 'string' ? meta.path : undefined,
    async readInto(client, arrived) {
      const value = await read()
      client.setQueryData(queryKey, value, { updatedAt: at?.(value) })
      arrived?.()
      if (next) await Promise.allSettled(next(value).map((one) => one.readInto(client)))
    },
  }
}
