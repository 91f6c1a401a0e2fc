import { z } from 'zod'
import { placeInput } from '@/lib/place'
import { roleArnPattern } from '@/lib/roles/model'
import { functionInput, generalFields, overridesInput } from '@/lib/functions/configuration/configuration-model'
import { newFunctionNameInput } from '@/lib/functions/function-name'
import { digestInput, imageUriInput } from '@/lib/images/image-uri-input'

/** What CreateFunction is sent. `digest` is what the form showed; null where it could not be read. */
export const createFunctionInput = placeInput.extend({
  /** One per submit of a form: the same id is carried out once. */
  operationId: z.string().min(8).max(64),
  name: newFunctionNameInput,
  imageUri: imageUriInput,
  digest: digestInput.nullable(),
  architecture: z.enum(['x86_64', 'arm64']),
  role: z.string().regex(roleArnPattern, 'Enter a role ARN like arn:aws:iam::123456789012:role/lambda-ex.'),
  overrides: overridesInput,
  environment: z.record(z.string(), z.string()),
  ...generalFields,
  tags: z.record(z.string(), z.string()),
  publish: z.boolean(),
})

/**
 * What UpdateFunctionCode is sent. The digest shown is what gets deployed; the URI stays as typed while it means that
 * digest.
 */
export const updateFunctionCodeInput = functionInput.extend({
  operationId: z.string().min(8).max(64),
  imageUri: imageUriInput,
  digest: digestInput.nullable(),
  /** null keeps the function's. */
  architecture: z.enum(['x86_64', 'arm64']).nullable(),
  publish: z.boolean(),
  revisionId: z.string(),
})

/** What PublishVersion is sent: it refuses when `$LATEST` runs another digest by now. */
export const publishVersionInput = functionInput.extend({
  digest: digestInput,
  description: z.string().max(256),
})
