'use server'
import { AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import { clients } from '@/lib/aws/clients'
import { toAppError } from '@/lib/aws/errors'
import { defineAction } from '@/lib/door/define-action'
import { placeInput } from '@/lib/place'
import { AppException } from '@/lib/result'
import { basicExecutionPolicy, lambdaTrustPolicy, roleNamePattern } from '../model'

const createRoleInput = placeInput.extend({
  name: z.string().regex(roleNamePattern, 'Role names use letters, numbers, and + = , . @ - _.'),
})

const run = defineAction('iam:CreateRole', createRoleInput, async (input) => {
  const { iam } = await clients(input)
  const { Role } = await iam
    .send(
      new CreateRoleCommand({
        RoleName: input.name,
        Path: '/service-role/',
        AssumeRolePolicyDocument: JSON.stringify(lambdaTrustPolicy),
      }),
    )
    .catch((thrown: unknown) => {
      const error = toAppError(thrown, 'CreateRole')
      const taken = /EntityAlreadyExists/.test(error.code)
      const text = `A role named ${input.name} already exists. Choose another name, or use the existing role.`
      throw new AppException(taken ? { ...error, fieldErrors: { name: text } } : error)
    })
  const PolicyArn = basicExecutionPolicy(input.region)
  const policyError = await iam.send(new AttachRolePolicyCommand({ RoleName: input.name, PolicyArn })).then(
    () => null,
    (thrown: unknown) => toAppError(thrown, 'AttachRolePolicy').message,
  )
  return { arn: Role?.Arn ?? '', policyError }
})

/**
 * Creates an execution role with basic Lambda permissions (CreateRole, AttachRolePolicy). The role stands even where
 * the policy could not be attached: `policyError` then says why.
 */
export async function createRole(input: z.input<typeof createRoleInput>) {
  return run(input)
}
