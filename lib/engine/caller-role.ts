import { z } from 'zod'

/** What the caller of an account may do, for demos and tests. An engine that nobody told otherwise has an admin. */
export const callerRoleSchema = z.enum(['admin', 'deployer', 'no-set-repository-policy', 'read-only'])

/** One of these roles. */
export type CallerRole = z.infer<typeof callerRoleSchema>

/** The ARN of a caller: the root user, or the session of a role that the control `caller-role` names. */
export const callerArn = (account: string, role: CallerRole): string =>
  role === 'admin' ? `arn:aws:iam::${account}:root` : `arn:aws:sts::${account}:assumed-role/gantry-${role}/gantry`
