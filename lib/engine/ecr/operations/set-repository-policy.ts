import type { SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { invalidParameter } from '../errors'
import { speaksOf } from '../../policy/decide'
import { parsePolicy, type Statement } from '../../policy/statement'
import { openRepository } from '../repositories'

/** Whether a statement says whom it is about and what they do. */
const isWhole = ({ Principal, NotPrincipal, Action, NotAction }: Statement): boolean =>
  (Principal ?? NotPrincipal) !== undefined && (Action.length > 0 || NotAction !== undefined)

/** Whether a statement keeps its account from ever setting a policy again. */
const locksOut = (one: Statement, account: string): boolean =>
  one.Effect === 'Deny' &&
  one.Condition === undefined &&
  speaksOf(one, { by: { account }, action: 'ecr:SetRepositoryPolicy' })

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html */
export const setRepositoryPolicy: Operation<typeof SetRepositoryPolicyCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'SetRepositoryPolicy')
  const { policyText = '' } = input
  const statements = parsePolicy(policyText)
  if (!statements?.every(isWhole)) throw invalidParameter('PolicyText', 'Invalid repository policy provided')
  // AWS's words are not known.
  if (!input.force && statements.some((one) => locksOut(one, context.account)))
    throw invalidParameter(
      'PolicyText',
      'The policy would prevent you from setting another policy in the future; set force to do so',
    )
  world.put('repository', name, { ...repository, policyText, policyChangedAt: context.now })
  return { registryId: world.account, repositoryName: name, policyText }
}
