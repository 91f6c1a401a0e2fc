import type { PublishVersionCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { putFunction, readFunction, readMeta } from '../functions'
import { presentFunction } from '../present'
import { putVersion } from '../publish'
import { newRevision } from '../revision'
import { refuseUnbuilt } from '../unbuilt'
import { readForUpdate } from '../update'

/**
 * Without an update since the last version, that version is the answer, with the description it has.
 * https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html
 */
export const publishVersion: Operation<typeof PublishVersionCommand> = (input, context) => {
  refuseUnbuilt('PublishVersion', input, ['PublishTo'])
  const latest = readForUpdate(context, input)
  const { name, code } = latest
  if (input.CodeSha256 !== undefined && input.CodeSha256 !== code.sha256)
    throw new EngineError(
      'InvalidParameterValueException',
      `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${code.sha256}). ` +
        'Please try again with the CodeSHA256 in $LATEST.',
    )
  const { publishedVersion } = readMeta(context, name)
  const again = publishedVersion !== undefined && context.world.get('function', `${name}:${publishedVersion}`)
  if (again) {
    const record = readFunction(context, { name, qualifier: again.version })
    return presentFunction(context, record, { qualifier: record.version })
  }
  const version = putVersion(context, latest, input.Description)
  putFunction(context, { ...latest, revisionId: newRevision() })
  return presentFunction(context, version, { qualifier: version.version })
}
