import type { GetProvisionedConcurrencyConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { parseProvisionable, presentProvisioned } from '../invoke/provisioned-concurrency'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetProvisionedConcurrencyConfig.html */
export const getProvisionedConcurrencyConfig: Operation<typeof GetProvisionedConcurrencyConfigCommand> = (
  input,
  context,
) => {
  const record = context.world.get('provisionedConcurrency', parseProvisionable(context, input).key)
  if (!record)
    throw new EngineError(
      'ProvisionedConcurrencyConfigNotFoundException',
      'No Provisioned Concurrency Config found for this function',
    )
  return presentProvisioned(context, record)
}
