import type { ListCodeSigningConfigsCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentCodeSigningConfig } from '../code-signing'
import { cutPage, keyOf, PAGE } from '../paging'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListCodeSigningConfigs.html */
export const listCodeSigningConfigs: Operation<typeof ListCodeSigningConfigsCommand> = (input, context) => {
  const limit = input.MaxItems ?? PAGE
  const entries = context.world.list('codeSigningConfig', { after: keyOf(input.Marker), limit: limit + 1 })
  const { page, NextMarker } = cutPage(entries, limit, ({ key }) => key)
  return { CodeSigningConfigs: page.map(({ value }) => presentCodeSigningConfig(context, value)), NextMarker }
}
