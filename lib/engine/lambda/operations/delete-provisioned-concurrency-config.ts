import type { DeleteProvisionedConcurrencyConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { parseProvisionable } from '../invoke/provisioned-concurrency'

/**
 * A configuration that is not there is deleted without a word.
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteProvisionedConcurrencyConfig.html
 */
export const deleteProvisionedConcurrencyConfig: Operation<typeof DeleteProvisionedConcurrencyConfigCommand> = (
  input,
  context,
) => {
  context.world.delete('provisionedConcurrency', parseProvisionable(context, input).key)
  return {}
}
