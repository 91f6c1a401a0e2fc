import type { ListFunctionEventInvokeConfigsCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { presentEventInvokeConfig } from '../invoke/event-invoke-config'
import { functionArn, parseFunctionName } from '../names-and-arns'
import { cutPage, keyOf, PAGE } from '../paging'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionEventInvokeConfigs.html */
export const listFunctionEventInvokeConfigs: Operation<typeof ListFunctionEventInvokeConfigsCommand> = (
  input,
  context,
) => {
  const { name } = parseFunctionName(context, input.FunctionName)
  if (!context.world.get('functionMeta', name))
    throw new EngineError('ResourceNotFoundException', "The function doesn't exist.")
  const prefix = `${name}:`
  const limit = input.MaxItems ?? PAGE
  const entries = context.world.list('eventInvokeConfig', { prefix, after: keyOf(input.Marker), limit: limit + 1 })
  const { page, NextMarker } = cutPage(entries, limit, ({ key }) => key)
  return {
    FunctionEventInvokeConfigs: page.map(({ key, value }) =>
      presentEventInvokeConfig(functionArn(context, name, key.slice(prefix.length)), value),
    ),
    NextMarker,
  }
}
