import type { ListAliasesCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { aliasesOf, presentAlias } from '../aliases'
import { readMeta } from '../functions'
import { parseFunctionName } from '../names-and-arns'
import { cutPage, keyOf, PAGE } from '../paging'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html */
export const listAliases: Operation<typeof ListAliasesCommand> = (input, context) => {
  const { name } = readMeta(context, parseFunctionName(context, input.FunctionName).name)
  const after = keyOf(input.Marker) ?? ''
  const aliases = aliasesOf(context.world, name).filter(
    (alias) => alias.name > after && (input.FunctionVersion ?? alias.functionVersion) === alias.functionVersion,
  )
  const { page, NextMarker } = cutPage(aliases, input.MaxItems ?? PAGE, (alias) => alias.name)
  return { Aliases: page.map((alias) => presentAlias(context, alias)), NextMarker }
}
