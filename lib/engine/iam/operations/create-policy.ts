import type { CreatePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { PolicyRecord } from '../../store/records'
import { newIamId } from '../ids'
import { policyArn, presentDetails, presentPolicy } from '../policies'
import { assertPolicy } from '../../policy/policy-document'
import { iamWorld, rolesOf } from '../roles'
import { withTags } from '../tags'

/** CreatePolicy answers no description. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const createPolicy: Operation<typeof CreatePolicyCommand> = (input, context) => {
  const world = iamWorld(context)
  const { PolicyName: name = '', PolicyDocument: document = '', Path: path = '/', Description } = input
  if (world.get('policy', name))
    throw new EngineError(
      'EntityAlreadyExists',
      `A policy called ${name} already exists. Duplicate names are not allowed.`,
    )
  assertPolicy(document, 'identity')
  const record: PolicyRecord = {
    name,
    path,
    id: newIamId('ANPA'),
    createdAt: context.now,
    document,
    ...(Description !== undefined && { description: Description }),
    tags: withTags([], input.Tags),
  }
  world.put('policy', name, record)
  const policy = { ...record, arn: policyArn(context.account, record) }
  const { Tags } = presentDetails(policy)
  return { Policy: { ...presentPolicy(rolesOf(context), policy), ...(Tags && { Tags }) } }
}
