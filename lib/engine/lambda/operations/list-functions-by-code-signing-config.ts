import type { ListFunctionsByCodeSigningConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { functionsSignedBy, readCodeSigningConfig } from '../code-signing'
import { functionArn } from '../names-and-arns'
import { cutPage, keyOf, PAGE } from '../paging'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionsByCodeSigningConfig.html */
export const listFunctionsByCodeSigningConfig: Operation<typeof ListFunctionsByCodeSigningConfigCommand> = (
  input,
  context,
) => {
  const names = functionsSignedBy(context, readCodeSigningConfig(context, input.CodeSigningConfigArn))
  const after = keyOf(input.Marker) ?? ''
  const { page, NextMarker } = cutPage(
    names.filter((name) => name > after),
    input.MaxItems ?? PAGE,
    (name) => name,
  )
  return { FunctionArns: page.map((name) => functionArn(context, name)), NextMarker }
}
