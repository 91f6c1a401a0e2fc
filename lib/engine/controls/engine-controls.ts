import { z } from 'zod'
import { callerArn, callerRoleSchema } from '../caller-role'
import type { Engine } from '../engine'
import { faultSchema } from '../next-faults'
import { DEFAULT_ACCOUNT } from '../protocol/signature'

const account = z
  .string()
  .regex(/^\d{12}$/, 'An account has 12 digits.')
  .default(DEFAULT_ACCOUNT)
const roleBody = z.object({ account, role: callerRoleSchema })
const faultBody = z.object({ account, fault: faultSchema, operation: z.string().optional() })

/**
 * What `POST /_gantry/<name>` changes of how calls are answered, and of no record:
 * `caller-role` says what the account's callers may do, `fail-next` lets one call of the account fail.
 */
export const engineControls: Readonly<Record<string, (engine: Engine, body: unknown) => object>> = {
  'caller-role': (engine, body) => {
    const { account, role } = roleBody.parse(body)
    engine.callerRoles.set(account, role)
    return { role, arn: callerArn(account, role) }
  },
  'fail-next': (engine, body) => {
    const { account, fault, operation } = faultBody.parse(body)
    engine.nextFaults.set(account, fault, operation)
    return { fault, operation: operation ?? 'the next one that changes something' }
  },
}
