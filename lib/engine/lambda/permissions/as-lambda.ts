import type { Question } from '../../policy/decide'
import { partitionOf } from '../names-and-arns'

/** Lambda as a principal of policies. */
export const LAMBDA = 'lambda.amazonaws.com'

/** For whose functions Lambda asks. Their names are not known: AWS's own statements name all of an account. */
export type ForFunctions = { readonly account: string; readonly region: string }

/** Lambda asking for itself, with what it tells policies of the functions. */
export const asLambda = ({ account, region }: ForFunctions): Omit<Question, 'action'> => ({
  by: { service: LAMBDA },
  keys: {
    'aws:sourcearn': { startsWith: `arn:${partitionOf(region)}:lambda:${region}:${account}:function:` },
    'aws:sourceaccount': account,
  },
})
