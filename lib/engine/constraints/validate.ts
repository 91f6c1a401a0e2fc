import { EngineError } from '../protocol/errors'
import ecrRules from './ecr.json'
import iamRules from './iam.json'
import lambdaRules from './lambda.json'
import logsRules from './logs.json'
import { rulesSchema, type Rules } from './rule'
import stsRules from './sts.json'
import { violationsOf, type Violation } from './violations'

const lambda = rulesSchema.parse(lambdaRules)
const ecr = rulesSchema.parse(ecrRules)
const iam = rulesSchema.parse(iamRules)
const sts = rulesSchema.parse(stsRules)
const logs = rulesSchema.parse(logsRules)

const printed = ({ path, value, phrase }: Violation): string =>
  `Value${value === undefined ? '' : ` ${value}`} at '${path}' failed to satisfy constraint: ${phrase}`

/**
 * Refuses an input of Lambda that breaks the model's constraints; all of them stand in one message.
 * @throws EngineError ValidationException; InvalidParameterValueException for a bare name over 64 characters
 */
export function validateLambda(operation: string, input: unknown): void {
  refuseAll(lambda, 'ValidationException', operation, input)
  if (operation === 'CreateFunction') refuseLongName(lambda, input)
}

function refuseAll(rules: Rules, code: string, operation: string, input: unknown): void {
  const broken = violationsOf(rules, operation, input)
  if (broken.length === 0) return
  const count = `${broken.length} validation error${broken.length === 1 ? '' : 's'} detected`
  throw new EngineError(code, `${count}: ${broken.map(printed).join('; ')}`)
}

/** Refuses an input of IAM in Lambda's words. @throws EngineError ValidationError */
export const validateIam = (operation: string, input: unknown): void =>
  refuseAll(iam, 'ValidationError', operation, input)

/** Refuses an input of STS in Lambda's words. @throws EngineError ValidationError */
export const validateSts = (operation: string, input: unknown): void =>
  refuseAll(sts, 'ValidationError', operation, input)

/** The 140 of the model are for an ARN; a bare name is refused later, and with another code. */
function refuseLongName(rules: Rules, input: unknown): void {
  const max = rules.shapes['FunctionName']?.bareNameMax
  const name: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'FunctionName') : undefined
  if (max === undefined || typeof name !== 'string' || name.includes(':') || name.length <= max) return
  const phrase = `Member must have length less than or equal to ${max}`
  throw new EngineError(
    'InvalidParameterValueException',
    `1 validation error detected: ${printed({ path: 'functionName', value: `'${name}'`, phrase })}`,
  )
}

/**
 * Refuses an input of ECR that breaks the model's constraints, naming the first.
 * @throws EngineError InvalidParameterException
 */
export function validateEcr(operation: string, input: unknown): void {
  const [broken] = violationsOf(ecr, operation, input)
  if (!broken) return
  const pattern = /^Member must satisfy regular expression pattern: (.*)$/s.exec(broken.phrase)?.[1]
  const phrase = pattern === undefined ? broken.phrase : `must satisfy regular expression '${pattern}'`
  throw new EngineError(
    'InvalidParameterException',
    `Invalid parameter at '${broken.path}' failed to satisfy constraint: '${phrase}'`,
  )
}

const LONGEST_LOG_NAME = 512

/** Refuses an input of CloudWatch Logs in Lambda's words. @throws EngineError InvalidParameterException */
export function validateLogs(operation: string, input: unknown): void {
  for (const member of ['logGroupName', 'logStreamName']) {
    const name: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, member) : undefined
    if (typeof name === 'string' && name.length > LONGEST_LOG_NAME)
      throw new EngineError(
        'InvalidParameterException',
        `Invalid LogGroup or LogStream, both must have length less than or equal to ${LONGEST_LOG_NAME}.`,
      )
  }
  refuseAll(logs, 'InvalidParameterException', operation, input)
}
