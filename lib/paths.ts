import type { Place } from './place'

const part = encodeURIComponent
const base = ({ connection, region }: Place) => `/${part(connection)}/${part(region)}`
const query = (values: Record<string, string | undefined>) => {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) if (value) search.set(key, value)
  return search.size > 0 ? `?${search}` : ''
}

/** The tabs of a function that have a page. */
export type FunctionTab = 'image' | 'configuration' | 'test' | 'qualifiers'

/** Every URL of the panel, in one place. */
export const paths = {
  home: (place: Place) => base(place),
  functions: (place: Place) => `${base(place)}/functions`,
  createFunction: (place: Place, values: { image?: string; name?: string; from?: string } = {}) =>
    `${base(place)}/create/function${query(values)}`,
  function: (place: Place, name: string, tab: FunctionTab = 'image', qualifier?: string) =>
    `${base(place)}/functions/${part(name)}/${tab}${query({ qualifier })}`,
  deploy: (place: Place, name: string, image?: string) =>
    `${base(place)}/functions/${part(name)}/deploy${query({ image })}`,
  editImageConfiguration: (place: Place, name: string) =>
    `${base(place)}/functions/${part(name)}/image-configuration/edit`,
  editEnvironment: (place: Place, name: string) => `${base(place)}/functions/${part(name)}/environment/edit`,
  editGeneral: (place: Place, name: string) => `${base(place)}/functions/${part(name)}/general/edit`,
  /** A GET route: `paths.api(place, 'functions', name)`. */
  api: (place: Place, ...segments: string[]) => `/api${base(place)}/${segments.map(part).join('/')}`,
}
