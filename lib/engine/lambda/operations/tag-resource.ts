import type { TagResourceCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { putTags, readTagged, withTags } from '../tags'

/** https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html */
export const tagResource: Operation<typeof TagResourceCommand> = (input, context) => {
  const meta = readTagged(context, input.Resource)
  const sent = input.Tags ?? {}
  if (Object.keys(sent).length === 0)
    throw new EngineError('InvalidParameterValueException', 'An error occurred and the request cannot be processed.')
  putTags(context, meta, withTags(meta.tags, sent))
  return {}
}
