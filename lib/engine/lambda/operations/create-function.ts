import type { CreateFunctionCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { readAttachable } from '../code-signing'
import { assertAssumable } from '../permissions/execution-role'
import { putFunction } from '../functions'
import { newCode, newFunction, newFunctionName } from '../new-function'
import { assertCreatable } from '../image/package-type'
import { presentFunction } from '../present'
import { putVersion } from '../publish'
import { refuseSentinel } from '../sentinels'
import { assertSettings } from '../settings'
import { withTags } from '../tags'

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const createFunction: Operation<typeof CreateFunctionCommand> = (input, context) => {
  const name = newFunctionName(context, input.FunctionName)
  refuseSentinel(name)
  assertCreatable(input)
  assertSettings(input)
  const tags = withTags({}, input.Tags ?? {})
  if (context.world.get('functionMeta', name))
    throw new EngineError('ResourceConflictException', `Function already exist: ${name}`)
  assertAssumable(context, input.Role ?? '')
  const latest = newFunction(context, name, input, newCode(context, input))
  putFunction(context, latest)
  const { CodeSigningConfigArn: codeSigningConfigArn } = input
  if (codeSigningConfigArn !== undefined) readAttachable(context, codeSigningConfigArn)
  context.world.put('functionMeta', name, {
    name,
    lastVersion: 0,
    tags,
    createdAt: context.now,
    ...(codeSigningConfigArn !== undefined && { codeSigningConfigArn }),
  })
  const published = input.Publish ? putVersion(context, latest) : undefined
  return presentFunction(context, published ? { ...latest, version: published.version } : latest)
}
