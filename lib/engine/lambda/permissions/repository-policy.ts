import { z } from 'zod'
import { decide, type Question } from '../../policy/decide'
import { parsePolicy, type Statement } from '../../policy/statement'
import { asLambda, LAMBDA, type ForFunctions } from './as-lambda'

const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

/** A policy that cannot be read allows nothing, as an empty one. */
export const statementsOf = (policyText: string | undefined): readonly Statement[] =>
  parsePolicy(policyText ?? '') ?? []

const decisions = (statements: readonly Statement[], question: Omit<Question, 'action'>) =>
  PULL.map((action) => decide(statements, { ...question, action }))

/** Whether the statements let Lambda itself pull images for functions of an account and Region. */
export const letsLambdaPull = (statements: readonly Statement[], functions: ForFunctions): boolean =>
  decisions(statements, asLambda(functions)).every((one) => one === 'allow')

/** Whether the statements forbid it; one of the actions is enough. */
export const deniesLambda = (statements: readonly Statement[], functions: ForFunctions): boolean =>
  decisions(statements, asLambda(functions)).includes('deny')

/** Whether the statements let the principals of another account pull images. */
export const allowsAccount = (statements: readonly Statement[], account: string): boolean =>
  decisions(statements, { by: { account } }).every((one) => one === 'allow')

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
