import { z } from 'zod'
import { digestInput } from './image-uri-input'
import { AppException } from '@/lib/result'

const text = z.string().min(1).max(2048)
const registryId = z
  .string()
  .regex(/^\d{12}$/, 'Account IDs have 12 digits.')
  .nullable()

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const message = parsed.error.issues[0]?.message ?? 'Something in this address cannot be read.'
  throw new AppException({ code: 'InvalidInput', message, httpStatus: 400, requestId: null, operation: 'Read' })
}

/** The search part of the image routes, parsed. Each throws an AppException 400. */
export const imageSearch = {
  registryId: (search: URLSearchParams) => parse(registryId, search.get('registryId')),
  repository: (search: URLSearchParams) => parse(text, search.get('repository')),
  uri: (search: URLSearchParams) => parse(text, search.get('uri')),
  digests: (search: URLSearchParams) => parse(z.array(digestInput).min(1).max(25), search.getAll('digest')),
}
