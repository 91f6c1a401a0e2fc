import type { ListFunctionUrlConfigsCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { assertUrlTarget, presentWholeUrl, urlTargetOf } from '../permissions/function-url'
import { functionArn, parseFunctionName } from '../names-and-arns'
import { cutPage, keyOf, PAGE } from '../paging'

/**
 * The function's own URL first, then those of its aliases.
 * https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionUrlConfigs.html
 */
export const listFunctionUrlConfigs: Operation<typeof ListFunctionUrlConfigsCommand> = (input, context) => {
  const { name } = parseFunctionName(context, input.FunctionName)
  assertUrlTarget(context, urlTargetOf(context, { FunctionName: name }))
  const own = context.world.get('functionUrl', name)
  const all = [
    ...(own ? [{ key: name, value: own }] : []),
    ...context.world.list('functionUrl', { prefix: `${name}:` }),
  ]
  const after = keyOf(input.Marker)
  const { page, NextMarker } = cutPage(
    all.filter(({ key }) => after === undefined || key > after),
    input.MaxItems ?? PAGE,
    ({ key }) => key,
  )
  const arnOf = (key: string) => functionArn(context, name, key.slice(name.length + 1) || undefined)
  return { FunctionUrlConfigs: page.map(({ key, value }) => presentWholeUrl(arnOf(key), value)), NextMarker }
}
