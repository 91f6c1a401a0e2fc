import { defaultShouldDehydrateQuery, isServer, QueryClient } from '@tanstack/react-query'

// The server answers from the same machine, so "offline" says nothing; its own reads have been retried already.
const create = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5000, retry: false, networkMode: 'always', refetchIntervalInBackground: false },
      mutations: { retry: false, networkMode: 'always' },
      dehydrate: { shouldDehydrateQuery: defaultShouldDehydrateQuery },
    },
  })

let ofBrowser: QueryClient | undefined

/** The cache of what was read: one for the life of a tab, a new one for each page that the server renders. */
export const getQueryClient = () => (isServer ? create() : (ofBrowser ??= create()))
