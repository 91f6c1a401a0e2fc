import type * as sdk from '@aws-sdk/client-cloudwatch-logs'
import type { Operations } from '../operation'

/** The operations that are written; the protocol answers 501 NotImplemented for the rest. */
export const logsOperations = {} satisfies Operations<typeof sdk>
