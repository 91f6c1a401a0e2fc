import type { RegisterPullTimeUpdateExclusionCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { putRegistry, registryOf } from '../registry-settings'

/**
 * Keeps whose pulls are not to be recorded. The engine knows no users, so it records the pulls of everyone.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_RegisterPullTimeUpdateExclusion.html
 */
export const registerPullTimeUpdateExclusion: Operation<typeof RegisterPullTimeUpdateExclusionCommand> = (
  input,
  { world, now },
) => {
  const { principalArn = '' } = input
  const { pullTimeExclusions = [] } = registryOf(world)
  if (pullTimeExclusions.some((one) => one.principalArn === principalArn)) {
    // AWS's words are not known.
    const why = `The pull time update exclusion for '${principalArn}' already exists in the registry with id '${world.account}'`
    throw new EngineError('ExclusionAlreadyExistsException', why)
  }
  putRegistry(world, { pullTimeExclusions: [...pullTimeExclusions, { principalArn, createdAt: now }] })
  return { principalArn, createdAt: new Date(now) }
}
