import type { Tag } from '@aws-sdk/client-ecr'
import { EngineError } from '../protocol/errors'
import type { RepositoryRecord } from '../store/ecr-records'

type Tags = NonNullable<RepositoryRecord['tags']>

/** What a repository carries at most, and what a tag is long at most. Source: ECR's model, the two exceptions. */
const MAX_TAGS = 50
const MAX_KEY = 128
const MAX_VALUE = 256

const invalidTag = (message: string) => new EngineError('InvalidTagParameterException', message)

/** The tags with the given ones put over them. @throws InvalidTagParameterException, TooManyTagsException */
export function withTags(before: Tags = [], given: readonly Tag[] = []): Tags {
  const tags = given.map(({ Key = '', Value = '' }) => ({ Key, Value }))
  if (tags.some(({ Key }) => Key.toLowerCase().startsWith('aws:')))
    throw invalidTag('aws: prefixed tag key names are not allowed for external use.')
  // AWS's words for these two are its model's; those of the service are not known.
  if (tags.some(({ Key, Value }) => Key.length > MAX_KEY || Value.length > MAX_VALUE))
    throw invalidTag(
      `An invalid parameter has been specified. Tag keys can have a maximum character length of ${MAX_KEY} characters, ` +
        `and tag values can have a maximum length of ${MAX_VALUE} characters.`,
    )
  const all = [...new Map([...before, ...tags].map((tag) => [tag.Key, tag])).values()]
  if (all.length > MAX_TAGS)
    throw new EngineError(
      'TooManyTagsException',
      `The list of tags on the repository is over the limit. The maximum number of tags that can be applied to a repository is ${MAX_TAGS}.`,
    )
  return all
}
