import type { ListVersionsByFunctionCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readMeta, versionsOf } from '../functions'
import { parseFunctionName } from '../names-and-arns'
import { cutPage, keyOf, PAGE } from '../paging'
import { presentFunction } from '../present'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListVersionsByFunction.html */
export const listVersionsByFunction: Operation<typeof ListVersionsByFunctionCommand> = (input, context) => {
  const { name } = readMeta(context, parseFunctionName(context, input.FunctionName).name)
  const versions = versionsOf(context, name)
  const after = keyOf(input.Marker)
  const start = after === undefined ? 0 : versions.findIndex(({ version }) => version === after) + 1
  const limit = Math.min(input.MaxItems ?? PAGE, PAGE)
  const { page, NextMarker } = cutPage(versions.slice(start), limit, ({ version }) => version)
  return {
    Versions: page.map((record) => presentFunction(context, record, { qualifier: record.version, inList: true })),
    NextMarker,
  }
}
