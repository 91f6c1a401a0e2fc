import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { FunctionMeta } from '../store/records'
import { putFunction, readFunction, readMeta } from './functions'
import { parseFunctionName } from './names-and-arns'
import { newRevision } from './revision'
import { assertNoUpdate } from './state'

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
const MAX_TAGS = 50
const MAX_KEY = 128
const MAX_VALUE = 256

const invalid = (message: string) => new EngineError('InvalidParameterValueException', message)

/** The tags with the sent ones over them. @throws 400 for more than 50, for too long a one and for AWS's own. */
export function withTags(before: Readonly<Record<string, string>> = {}, sent: Readonly<Record<string, string>>) {
  if (Object.keys(sent).some((key) => key.toLowerCase().startsWith('aws:')))
    throw invalid('aws: prefixed tag key names are not allowed for external use.')
  // AWS's words are not known.
  if (Object.entries(sent).some(([key, value]) => key.length > MAX_KEY || value.length > MAX_VALUE))
    throw invalid(`A tag key has at most ${MAX_KEY} characters, a tag value at most ${MAX_VALUE}.`)
  const tags = { ...before, ...sent }
  if (Object.keys(tags).length > MAX_TAGS) throw invalid('Number of tags exceeds resource tag limit.')
  return tags
}

/** The function that a tag operation's ARN names. @throws 400 for a qualified ARN, 404, 501 for other resources */
export function readTagged(context: EngineContext, resource: string | undefined): FunctionMeta {
  if (resource?.split(':')[5] !== 'function')
    throw new EngineError('NotImplemented', 'The engine keeps tags of functions only.')
  const { name, qualifier } = parseFunctionName(context, resource)
  if (qualifier !== undefined)
    throw invalid('Tags on function aliases and versions are not supported. Please specify a function ARN.')
  return readMeta(context, name)
}

/** Stores the tags; the RevisionId of `$LATEST` changes with them. @throws 409 during an update */
export function putTags(context: EngineContext, meta: FunctionMeta, tags: Readonly<Record<string, string>>): void {
  const latest = readFunction(context, { name: meta.name })
  assertNoUpdate(context, latest)
  putFunction(context, { ...latest, revisionId: newRevision() })
  context.world.put('functionMeta', meta.name, { ...meta, tags })
}
