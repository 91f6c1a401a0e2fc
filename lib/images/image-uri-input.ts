import { z } from 'zod'
import { digestPattern, imageReference, type ImageReference } from './image-reference'
import { referenceProblem } from './image-uri'

/** An image URI as an action works with it: the text that Lambda is sent, and what it names. */
export type ImageUriInput = ImageReference & { readonly uri: string }

/**
 * An image URI at the border, read once. Host and Region are AWS's to judge: a connection's repositories may stand
 * anywhere.
 */
export const imageUriInput = z
  .string()
  .min(1, 'Container image URI is required.')
  .max(2048)
  .transform((uri, context): ImageUriInput => {
    const reference = imageReference(uri)
    const wrong = referenceProblem(reference ?? { repository: '', tag: null, digest: null })
    if (reference !== null && wrong === null) return { uri, ...reference }
    context.addIssue({ code: 'custom', message: wrong?.message ?? '' })
    return z.NEVER
  })

/** The digest that a form showed. */
export const digestInput = z
  .string()
  .regex(digestPattern, 'A digest is sha256: followed by 64 lowercase hex characters.')
