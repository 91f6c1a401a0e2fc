import type { DeregisterPullTimeUpdateExclusionCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { putRegistry, registryOf } from '../registry-settings'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeregisterPullTimeUpdateExclusion.html */
export const deregisterPullTimeUpdateExclusion: Operation<typeof DeregisterPullTimeUpdateExclusionCommand> = (
  input,
  { world },
) => {
  const { principalArn = '' } = input
  const { pullTimeExclusions = [] } = registryOf(world)
  const left = pullTimeExclusions.filter((one) => one.principalArn !== principalArn)
  if (left.length === pullTimeExclusions.length) {
    // AWS's words are not known.
    const why = `The pull time update exclusion for '${principalArn}' does not exist in the registry with id '${world.account}'`
    throw new EngineError('ExclusionNotFoundException', why)
  }
  putRegistry(world, { pullTimeExclusions: left })
  return { principalArn }
}
