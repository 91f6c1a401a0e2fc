import type { UpdateCodeSigningConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentCodeSigningConfig, readCodeSigningConfig } from '../code-signing'

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateCodeSigningConfig.html */
export const updateCodeSigningConfig: Operation<typeof UpdateCodeSigningConfigCommand> = (input, context) => {
  const before = readCodeSigningConfig(context, input.CodeSigningConfigArn)
  const config = {
    ...before,
    description: input.Description ?? before.description,
    allowedPublishers: input.AllowedPublishers?.SigningProfileVersionArns ?? before.allowedPublishers,
    untrustedArtifact: input.CodeSigningPolicies?.UntrustedArtifactOnDeployment ?? before.untrustedArtifact,
    lastModified: context.now,
  }
  context.world.put('codeSigningConfig', config.id, config)
  return { CodeSigningConfig: presentCodeSigningConfig(context, config) }
}
