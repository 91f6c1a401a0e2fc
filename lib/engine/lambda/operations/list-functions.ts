import type { ListFunctionsCommand } from '@aws-sdk/client-lambda'
import type { EngineContext, Operation } from '../../operation'
import { readFunction } from '../functions'
import { cutPage, keyOf, PAGE } from '../paging'
import { presentFunction } from '../present'
import { settle } from '../state'

/** One entry a function, in the order of names: `$LATEST`, under the unqualified ARN. */
function listLatest(context: EngineContext, after: string | undefined, limit: number) {
  const entries = context.world.list('functionMeta', { after, limit: limit + 1 })
  const { page, NextMarker } = cutPage(entries, limit, ({ key }) => key)
  const Functions = page.map(({ key }) =>
    presentFunction(context, readFunction(context, { name: key }), { inList: true }),
  )
  return { Functions, NextMarker }
}

/** Every version of every function, under its qualified ARN. */
function listAll(context: EngineContext, after: string | undefined, limit: number) {
  const entries = context.world.list('function', { after, limit: limit + 1 })
  const { page, NextMarker } = cutPage(entries, limit, ({ key }) => key)
  const Functions = page.map(({ value }) =>
    presentFunction(context, settle(value, context.now), { qualifier: value.version, inList: true }),
  )
  return { Functions, NextMarker }
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const listFunctions: Operation<typeof ListFunctionsCommand> = (input, context) => {
  const limit = Math.min(input.MaxItems ?? PAGE, PAGE)
  const after = keyOf(input.Marker)
  return input.FunctionVersion === 'ALL' ? listAll(context, after, limit) : listLatest(context, after, limit)
}
