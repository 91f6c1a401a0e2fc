import type { UntagResourceCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { putTags, readTagged } from '../tags'

/** https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html */
export const untagResource: Operation<typeof UntagResourceCommand> = (input, context) => {
  const meta = readTagged(context, input.Resource)
  const gone = new Set(input.TagKeys)
  putTags(context, meta, Object.fromEntries(Object.entries(meta.tags ?? {}).filter(([key]) => !gone.has(key))))
  return {}
}
