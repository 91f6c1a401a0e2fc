import type { PutResourcePolicyCommand } from '@aws-sdk/client-lambda'
import { z } from 'zod'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { PolicyDocument } from '../../store/attachment-records'
import {
  assertPolicyRevision,
  assertPolicySize,
  policyTarget,
  presentPolicy,
  putPolicy,
} from '../permissions/function-policy'
import { parseFunctionArn } from '../names-and-arns'

const words = z.union([z.string(), z.array(z.string())])
const principal = z.union([z.literal('*'), z.record(z.string(), words)])
const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principal.optional(),
  NotPrincipal: principal.optional(),
  Action: words.optional(),
  NotAction: words.optional(),
  Resource: words.optional(),
  NotResource: words.optional(),
  Condition: z.record(z.string(), z.record(z.string(), words)).optional(),
})
const document = z.object({
  Version: z.string().default('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.array(statement).min(1),
})

/** AWS's words are not known. */
function parsePolicy(text: string): PolicyDocument {
  assertPolicySize(text)
  try {
    return document.parse(JSON.parse(text))
  } catch {
    throw new EngineError('InvalidParameterValueException', 'The provided policy document is invalid.')
  }
}

/**
 * Replaces the policy as a whole.
 * https://docs.aws.amazon.com/lambda/latest/api/API_PutResourcePolicy.html
 */
export const putResourcePolicy: Operation<typeof PutResourcePolicyCommand> = (input, context) => {
  const target = policyTarget(context, parseFunctionArn(context, input.ResourceArn))
  assertPolicyRevision(context, target, input.RevisionId)
  return presentPolicy(putPolicy(context, target.key, parsePolicy(input.Policy ?? '')))
}
