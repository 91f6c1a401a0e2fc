import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { FunctionRef } from './function-ref'

/** The version that updates change. */
export const LATEST = '$LATEST'

const FUNCTION_NAME =
  /^(?:arn:(?:aws[a-zA-Z-]*)?:lambda:)?(?:((?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d):)?(?:(\d{12}):)?(?:function:)?([a-zA-Z0-9_.-]+)(?::(\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9_-]+))?$/

/** `arn:aws`, or the partition that the Region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

/** The ARN of a function, with `:qualifier` when one is given. */
export function functionArn(context: EngineContext, name: string, qualifier?: string): string {
  const { region, account } = context
  const arn = `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}`
  return qualifier === undefined ? arn : `${arn}:${qualifier}`
}

/** 404 with the ARN that was asked for, qualifier included. */
export function functionNotFound(context: EngineContext, ref: FunctionRef): EngineError {
  const arn = functionArn(context, ref.name, ref.qualifier)
  return new EngineError('ResourceNotFoundException', `Function not found: ${arn}`)
}

/**
 * Reads a FunctionName in any of its forms: name, `name:qualifier`, partial ARN, ARN.
 * @throws another Region: 404; another account: 403; a qualifier in the name that is not `qualifier`: 400
 */
export function parseFunctionName(
  context: EngineContext,
  functionName: string | undefined,
  qualifier?: string,
): FunctionRef {
  const [whole, region, account, name, inName] = FUNCTION_NAME.exec(functionName ?? '') ?? []
  if (name === undefined) throw new EngineError('ValidationException', `'${functionName}' is not a function name.`)
  if (region !== undefined && region !== context.region)
    throw new EngineError(
      'ResourceNotFoundException',
      `Functions from '${region}' are not reachable in this region ('${context.region}')`,
    )
  if (account !== undefined && account !== context.account) {
    const caller = `arn:${partitionOf(context.region)}:iam::${context.account}:root`
    throw new EngineError(
      'AccessDeniedException',
      `User: ${caller} is not authorized to perform this operation on resource: ${whole}`,
    )
  }
  if (inName !== undefined && qualifier !== undefined && inName !== qualifier)
    throw new EngineError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    )
  return { name, qualifier: qualifier ?? inName }
}

/** The name in calls that versions and aliases do not have. @throws 400 for a qualified name */
export function parseUnqualified(context: EngineContext, functionName: string | undefined): string {
  const { name, qualifier } = parseFunctionName(context, functionName)
  if (qualifier !== undefined)
    throw new EngineError(
      'InvalidParameterValueException',
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. ' +
        'Please specify either a function name or an unqualified function ARN.',
    )
  return name
}

/**
 * Reads the whole ARN of a function, version or alias. AWS's words for another form are not known.
 * @throws as `parseFunctionName`; 400 for what is no ARN of a function
 */
export function parseFunctionArn(context: EngineContext, arn: string | undefined): FunctionRef {
  if (!/^arn:[^:]+:lambda:[^:]+:\d{12}:function:/.test(arn ?? ''))
    throw new EngineError('InvalidParameterValueException', `The provided resource ARN ${arn} is invalid.`)
  return parseFunctionName(context, arn)
}
