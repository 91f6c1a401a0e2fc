import type { DeleteCodeSigningConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { functionsSignedBy, readCodeSigningConfig } from '../code-signing'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteCodeSigningConfig.html */
export const deleteCodeSigningConfig: Operation<typeof DeleteCodeSigningConfigCommand> = (input, context) => {
  const config = readCodeSigningConfig(context, input.CodeSigningConfigArn)
  // AWS's words are not known.
  if (functionsSignedBy(context, config).length > 0)
    throw new EngineError(
      'ResourceConflictException',
      `The code signing configuration ${input.CodeSigningConfigArn} is attached to functions.`,
    )
  context.world.delete('codeSigningConfig', config.id)
  return {}
}
