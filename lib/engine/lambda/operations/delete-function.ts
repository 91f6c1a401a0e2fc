import type { DeleteFunctionCommand } from '@aws-sdk/client-lambda'
import type { EngineContext, Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { World } from '../../store/world'
import { aliasesOf } from '../aliases'
import { deleteAllAttachments, deleteAttachments } from '../attachments'
import { readMeta, versionsOf } from '../functions'
import { LATEST, parseFunctionName } from '../names-and-arns'

const invalid = (message: string) => new EngineError('InvalidParameterValueException', message)

function deleteRecord(world: World, name: string, version: string): void {
  world.delete('function', `${name}:${version}`)
  world.delete('lastInvocation', `${name}:${version}`)
}

function deleteWhole(context: EngineContext, name: string): void {
  const { world } = context
  for (const { version } of versionsOf(context, name)) deleteRecord(world, name, version)
  for (const { name: alias } of aliasesOf(world, name)) world.delete('alias', `${name}:${alias}`)
  deleteAllAttachments(world, name)
  world.delete('functionMeta', name)
  context.runner.retire({ account: context.account, region: context.region, name })
}

/** A version that is not there is deleted without a word; one that an alias leads to is kept. */
function deleteVersion({ world }: EngineContext, name: string, version: string): void {
  const users = aliasesOf(world, name).filter(
    ({ functionVersion, routing = {} }) => functionVersion === version || version in routing,
  )
  if (users.length > 0) {
    const names = users.map((alias) => alias.name).join(', ')
    throw new EngineError(
      'ResourceConflictException',
      `Unable to delete version because the following aliases reference it: [${names}]`,
    )
  }
  deleteRecord(world, name, version)
  deleteAttachments(world, name, version)
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html */
export const deleteFunction: Operation<typeof DeleteFunctionCommand> = (input, context) => {
  const { name, qualifier } = parseFunctionName(context, input.FunctionName, input.Qualifier)
  if (qualifier === LATEST) throw invalid('$LATEST version cannot be deleted without deleting the function.')
  if (qualifier !== undefined && /^(?![0-9]+$)[a-zA-Z0-9_-]+$/.test(qualifier))
    throw invalid('Deletion of aliases is not currently supported.')
  readMeta(context, name)
  if (qualifier === undefined) deleteWhole(context, name)
  else deleteVersion(context, name, qualifier)
  return { StatusCode: 204 }
}
