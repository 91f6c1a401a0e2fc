import type { ListAccountAliasesCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'

/**
 * An account of the engine has no alias.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html
 */
export const listAccountAliases: Operation<typeof ListAccountAliasesCommand> = () => ({
  AccountAliases: [],
  IsTruncated: false,
})
