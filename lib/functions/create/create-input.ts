import { z } from 'zod'
import { placeInput } from '@/lib/place'
import { roleArnPattern } from '@/lib/roles/model'
import { generalFields, overridesInput } from '@/lib/functions/configuration/configuration-model'

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is sha256: followed by 64 lowercase hex characters.')

/** What CreateFunction is sent. `digest` is what the form showed; null where it could not be read. */
export const createFunctionInput = placeInput.extend({
  /** One per submit of a form: the same id is carried out once. */
  operationId: z.string().min(8).max(64),
  name: z.string().regex(/^[A-Za-z0-9-_]{1,64}$/, 'Use 1 to 64 letters, numbers, hyphens (-), and underscores (_).'),
  imageUri: z.string().min(1, 'Container image URI is required.').max(2048),
  digest: digest.nullable(),
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
export const updateFunctionCodeInput = placeInput.extend({
  operationId: z.string().min(8).max(64),
  name: z.string().min(1).max(170),
  imageUri: z.string().min(1, 'Container image URI is required.').max(2048),
  digest: digest.nullable(),
  /** null keeps the function's. */
  architecture: z.enum(['x86_64', 'arm64']).nullable(),
  publish: z.boolean(),
  revisionId: z.string(),
})

/** What PublishVersion is sent: it refuses when `$LATEST` runs another digest by now. */
export const publishVersionInput = placeInput.extend({
  name: z.string().min(1).max(170),
  digest: digest,
  description: z.string().max(256),
})
