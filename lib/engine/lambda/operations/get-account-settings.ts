import type { GetAccountSettingsCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { ACCOUNT_CONCURRENCY } from '../../run/lambda-limits'
import { unreservedConcurrency } from '../invoke/concurrency'

const GIB = 2 ** 30
const MIB = 2 ** 20

/**
 * AWS's default quotas. Every version of a package counts towards the code size; images do not.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html
 */
export const getAccountSettings: Operation<typeof GetAccountSettingsCommand> = (_input, { world }) => ({
  AccountLimit: {
    TotalCodeSize: 75 * GIB,
    CodeSizeUnzipped: 250 * MIB,
    CodeSizeZipped: 50 * MIB,
    ConcurrentExecutions: ACCOUNT_CONCURRENCY,
    UnreservedConcurrentExecutions: unreservedConcurrency(world),
  },
  AccountUsage: {
    TotalCodeSize: world.list('packageSize').reduce((sum, { value: { bytes } }) => sum + bytes, 0),
    FunctionCount: world.count('functionMeta'),
  },
})
