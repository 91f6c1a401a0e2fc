import type { AddPermissionCommandInput } from '@aws-sdk/client-lambda'
import { EngineError } from '../../protocol/errors'
import { partitionOf } from '../names-and-arns'

/** Everyone, a service, an account or an IAM identity. @throws 400 for anything else */
function principalOf(principal: string, region: string): string | Record<string, string> {
  if (principal === '*') return '*'
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:${partitionOf(region)}:iam::${principal}:root` }
  if (principal.startsWith('arn:')) return { AWS: principal }
  if (principal.includes('.')) return { Service: principal }
  throw new EngineError(
    'InvalidParameterValueException',
    'The provided principal was invalid. Please check the principal and try again.',
  )
}

function conditionOf(input: AddPermissionCommandInput): Record<string, Record<string, string>> | undefined {
  const equals = {
    ...(input.FunctionUrlAuthType && { 'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType }),
    ...(input.PrincipalOrgID && { 'aws:PrincipalOrgID': input.PrincipalOrgID }),
    ...(input.SourceAccount && { 'AWS:SourceAccount': input.SourceAccount }),
    ...(input.EventSourceToken && { 'lambda:EventSourceToken': input.EventSourceToken }),
  }
  const condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(input.SourceArn && { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
    ...(input.InvokedViaFunctionUrl !== undefined && {
      Bool: { 'lambda:InvokedViaFunctionUrl': String(input.InvokedViaFunctionUrl) },
    }),
  }
  return Object.keys(condition).length > 0 ? condition : undefined
}

/** The statement that AddPermission writes, its members in AWS's order. @throws 400 for a principal of no known form */
export function permissionStatement(input: AddPermissionCommandInput, resource: string, region: string) {
  const condition = conditionOf(input)
  return {
    Sid: input.StatementId ?? '',
    Effect: 'Allow',
    Principal: principalOf(input.Principal ?? '', region),
    Action: input.Action ?? '',
    Resource: resource,
    ...(condition && { Condition: condition }),
  }
}
