import type { ListTagsCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readTagged } from '../tags'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html */
export const listTags: Operation<typeof ListTagsCommand> = (input, context) => ({
  Tags: readTagged(context, input.Resource).tags ?? {},
})
