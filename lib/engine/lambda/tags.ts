import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { FunctionMeta } from '../store/records'
import { putFunction, readFunction, readMeta } from './functions'
import { parseFunctionName } from './names-and-arns'
import { newRevision } from './revision'
import { assertNoUpdate } from './state'

const MAX_TAGS = 50

/** @throws 400 for more than 50 tags on a function. */
export function assertTags(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > MAX_TAGS)
    throw new EngineError('InvalidParameterValueException', 'Number of tags exceeds resource tag limit.')
}

/** The function that a tag operation's ARN names. @throws 400 for a qualified ARN, 404, 501 for other resources */
export function readTagged(context: EngineContext, resource: string | undefined): FunctionMeta {
  if (resource?.split(':')[5] !== 'function')
    throw new EngineError('NotImplemented', 'The engine keeps tags of functions only.')
  const { name, qualifier } = parseFunctionName(context, resource)
  if (qualifier !== undefined)
    throw new EngineError(
      'InvalidParameterValueException',
      'Tags on function aliases and versions are not supported. Please specify a function ARN.',
    )
  return readMeta(context, name)
}

/** Stores the tags; the RevisionId of `$LATEST` changes with them. @throws 409 during an update */
export function putTags(context: EngineContext, meta: FunctionMeta, tags: Readonly<Record<string, string>>): void {
  const latest = readFunction(context, { name: meta.name })
  assertNoUpdate(context, latest)
  putFunction(context, { ...latest, revisionId: newRevision() })
  context.world.put('functionMeta', meta.name, { ...meta, tags })
}
