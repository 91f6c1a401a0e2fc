import type { GetCodeSigningConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentCodeSigningConfig, readCodeSigningConfig } from '../code-signing'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetCodeSigningConfig.html */
export const getCodeSigningConfig: Operation<typeof GetCodeSigningConfigCommand> = (input, context) => ({
  CodeSigningConfig: presentCodeSigningConfig(context, readCodeSigningConfig(context, input.CodeSigningConfigArn)),
})
