import type * as sts from '@aws-sdk/client-sts'
import type { Operations } from '../operation'
import { assumeRole } from './assume-role'
import { getCallerIdentity } from './get-caller-identity'

/** STS, as far as it is written. */
export const stsOperations: Operations<typeof sts> = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
}
