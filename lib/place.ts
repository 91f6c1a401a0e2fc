import { z } from 'zod'

/** Where everything on a page lives: a connection and a Region. It is the first half of every URL. */
export type Place = { readonly connection: string; readonly region: string }

/**
 * A place as it comes from a URL or an action. Names of connections are those of profiles and of `gantry.config.json`.
 */
export const placeInput = z.object({
  connection: z.string().regex(/^[\w.@+-]{1,64}$/, 'Connection names use letters, numbers, and . _ @ + -'),
  region: z.string().regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, 'Enter a Region like us-east-1.'),
})
