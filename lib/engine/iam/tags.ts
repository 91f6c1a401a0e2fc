import { EngineError } from '../protocol/errors'

type Tags = readonly { readonly Key: string; readonly Value: string }[]
type Given = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[]

const MOST = 50

/** The tags with the given ones put over them. @throws InvalidInput, LimitExceeded */
export function withTags(tags: Tags = [], given: Given = []): Tags {
  const keys = given.map(({ Key = '' }) => Key)
  if (new Set(keys.map((key) => key.toLowerCase())).size < keys.length)
    throw new EngineError('InvalidInput', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.')
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'))
  if (reserved !== undefined)
    throw new EngineError('InvalidInput', 'Tag keys starting with aws: are reserved for system use.')
  const all = new Map([...tags, ...given].map(({ Key = '', Value = '' }) => [Key, Value]))
  if (all.size > MOST)
    throw new EngineError('LimitExceeded', `The number of tags has reached the maximum limit.`, {}, 409)
  return Array.from(all, ([Key, Value]) => ({ Key, Value }))
}
