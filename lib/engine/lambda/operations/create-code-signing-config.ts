import { randomBytes } from 'node:crypto'
import type { CreateCodeSigningConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentCodeSigningConfig } from '../code-signing'

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateCodeSigningConfig.html */
export const createCodeSigningConfig: Operation<typeof CreateCodeSigningConfigCommand> = (input, context) => {
  const config = {
    id: `csc-${randomBytes(9).toString('hex').slice(0, 17)}`,
    description: input.Description ?? '',
    allowedPublishers: input.AllowedPublishers?.SigningProfileVersionArns ?? [],
    untrustedArtifact: input.CodeSigningPolicies?.UntrustedArtifactOnDeployment ?? 'Warn',
    lastModified: context.now,
  }
  context.world.put('codeSigningConfig', config.id, config)
  return { CodeSigningConfig: presentCodeSigningConfig(context, config) }
}
