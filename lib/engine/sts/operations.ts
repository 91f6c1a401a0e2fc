import type * as sdk from '@aws-sdk/client-sts'
import type { Operations } from '../operation'

/** The operations that are written; the protocol answers 501 NotImplemented for the rest. */
export const stsOperations = {} satisfies Operations<typeof sdk>
