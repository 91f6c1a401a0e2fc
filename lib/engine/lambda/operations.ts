import type * as sdk from '@aws-sdk/client-lambda'
import type { Operations } from '../operation'

/** The operations that are written; the protocol answers 501 NotImplemented for the rest. */
export const lambdaOperations = {} satisfies Operations<typeof sdk>
