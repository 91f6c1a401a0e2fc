import type * as sdk from '@aws-sdk/client-ecr'
import type { Operations } from '../operation'

/** The operations that are written; the protocol answers 501 NotImplemented for the rest. */
export const ecrOperations = {} satisfies Operations<typeof sdk>
