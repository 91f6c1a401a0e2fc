import type { PutRegistryPolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { invalidParameter } from '../errors'
import { parsePolicy, type Statement } from '../../policy/statement'
import { putRegistry } from '../registry-settings'

/** A registry policy gives rights on the registry: each statement names who, and actions of ECR. */
const isAboutEcr = ({ Principal, Action }: Statement): boolean =>
  Principal !== undefined && Action.length > 0 && Action.every((action) => /^(\*$|ecr:)/.test(action))

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutRegistryPolicy.html */
export const putRegistryPolicy: Operation<typeof PutRegistryPolicyCommand> = (input, { world }) => {
  const { policyText = '' } = input
  if (!parsePolicy(policyText)?.every(isAboutEcr))
    throw invalidParameter('PolicyText', 'Invalid registry policy provided')
  putRegistry(world, { policyText })
  return { registryId: world.account, policyText }
}
