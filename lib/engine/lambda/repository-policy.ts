import { z } from 'zod'
import { coversAction, namesAccount, namesService, parsePolicy, type Statement } from '../ecr/policy'

const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
const LAMBDA = 'lambda.amazonaws.com'

/** A policy that cannot be read allows nothing, as an empty one. */
export const statementsOf = (policyText: string | undefined): readonly Statement[] => parsePolicy(policyText ?? '') ?? []

const coversPull = (one: Statement) => PULL.every((action) => coversAction(one, action))

/** Whether the statements let (or, with `Deny`, forbid) Lambda itself pull images. */
export const namesLambda = (statements: readonly Statement[], effect: 'Allow' | 'Deny'): boolean =>
  statements.some((one) => one.Effect === effect && coversPull(one) && namesService(one, LAMBDA))

/** Whether the statements let the principals of another account pull images. */
export const allowsAccount = (statements: readonly Statement[], account: string): boolean =>
  statements.some((one) => one.Effect === 'Allow' && coversPull(one) && namesAccount(one, account))

/**
 * The policy with the statement that Lambda adds when it is missing.
 * Source: AWS, "Create a Lambda function using a container image".
 */
export function withLambdaStatement(policyText: string | undefined): string {
  const added = {
    Sid: 'LambdaECRImageRetrievalPolicy',
    Effect: 'Allow',
    Principal: { Service: LAMBDA },
    Action: PULL,
  }
  const before: unknown = policyText === undefined ? undefined : JSON.parse(policyText)
  const parsed = z.looseObject({ Statement: z.unknown() }).safeParse(before)
  if (!parsed.success) return JSON.stringify({ Version: '2008-10-17', Statement: [added] }, null, 2)
  return JSON.stringify({ ...parsed.data, Statement: [parsed.data.Statement, added].flat() }, null, 2)
}
