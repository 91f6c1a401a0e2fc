import type { ListProvisionedConcurrencyConfigsCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readMeta } from '../functions'
import { functionArn, parseFunctionName } from '../names-and-arns'
import { cutPage, keyOf, PAGE } from '../paging'
import { presentProvisioned } from '../invoke/provisioned-concurrency'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListProvisionedConcurrencyConfigs.html */
export const listProvisionedConcurrencyConfigs: Operation<typeof ListProvisionedConcurrencyConfigsCommand> = (
  input,
  context,
) => {
  const { name } = readMeta(context, parseFunctionName(context, input.FunctionName).name)
  const prefix = `${name}:`
  const limit = input.MaxItems ?? PAGE
  const entries = context.world.list('provisionedConcurrency', { prefix, after: keyOf(input.Marker), limit: limit + 1 })
  const { page, NextMarker } = cutPage(entries, limit, ({ key }) => key)
  return {
    ProvisionedConcurrencyConfigs: page.map(({ key, value }) => ({
      FunctionArn: functionArn(context, name, key.slice(prefix.length)),
      ...presentProvisioned(context, value),
    })),
    NextMarker,
  }
}
