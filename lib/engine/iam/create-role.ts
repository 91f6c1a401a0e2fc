import { randomInt } from 'node:crypto'
import type { CreateRoleCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import type { RoleRecord } from '../store/records'
import { iamWorld, presentRole, presentTags } from './roles'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A role's id as AWS forms it: `AROA` and 17 characters of base 32. */
export const newRoleId = () => `AROA${Array.from({ length: 17 }, () => LETTERS[randomInt(32)]).join('')}`

/** @throws MalformedPolicyDocument */
function assertJson(document: string): void {
  try {
    JSON.parse(document)
  } catch {
    throw new EngineError('MalformedPolicyDocument', 'This policy contains invalid Json')
  }
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const createRole: Operation<typeof CreateRoleCommand> = (input, context) => {
  const world = iamWorld(context)
  const name = input.RoleName ?? ''
  const assumeRolePolicyDocument = input.AssumeRolePolicyDocument ?? ''
  if (world.get('role', name))
    throw new EngineError('EntityAlreadyExists', `Role with name ${name} already exists.`)
  assertJson(assumeRolePolicyDocument)
  const role: RoleRecord = {
    name,
    path: input.Path ?? '/',
    id: newRoleId(),
    createdAt: context.now,
    description: input.Description,
    maxSessionDuration: input.MaxSessionDuration ?? 3600,
    assumeRolePolicyDocument,
    attachedPolicies: [],
    inlinePolicies: {},
    tags: (input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value })),
  }
  world.put('role', name, role)
  return { Role: { ...presentRole(context.account, role), ...presentTags(role) } }
}
