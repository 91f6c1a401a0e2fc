import type { GetAliasCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentAlias, readAlias } from '../aliases'
import { parseFunctionName } from '../names-and-arns'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html */
export const getAlias: Operation<typeof GetAliasCommand> = (input, context) => {
  const { name } = parseFunctionName(context, input.FunctionName)
  return presentAlias(context, readAlias(context, name, input.Name ?? ''))
}
