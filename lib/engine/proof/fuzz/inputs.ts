import ecrRules from '../../constraints/ecr.json'
import iamRules from '../../constraints/iam.json'
import lambdaRules from '../../constraints/lambda.json'
import logsRules from '../../constraints/logs.json'
import { rulesSchema } from '../../constraints/rule'
import stsRules from '../../constraints/sts.json'
import { insideOf, ruleOf } from '../../constraints/test-values'
import type { OperationModel } from '../../protocol/model'
import { membersOf } from '../../protocol/shape'
import type { Dice } from './values'

const rules = [lambdaRules, ecrRules, iamRules, stsRules, logsRules].map((one) => rulesSchema.parse(one))

const MANIFEST = JSON.stringify({
  schemaVersion: 2,
  config: { digest: `sha256:${'0'.repeat(64)}`, size: 1 },
  layers: [],
})
const IMAGE = '111111111111.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest'

/** What leads past the first checks, by the name of a member: names that are there, or soon will be. */
const KNOWN: Readonly<Record<string, readonly unknown[]>> = {
  FunctionName: ['f1', 'f2', 'f3'],
  Role: ['arn:aws:iam::111111111111:role/lambda-ex'],
  Code: [{ ImageUri: IMAGE }],
  ImageUri: [IMAGE],
  PackageType: ['Image'],
  Qualifier: ['1', 'live', '$LATEST'],
  FunctionVersion: ['1', '$LATEST'],
  Resource: ['arn:aws:lambda:us-east-1:111111111111:function:f1'],
  repositoryName: ['app', 'hello-world', 'checkout-api'],
  repositoryNames: [['app']],
  resourceArn: ['arn:aws:ecr:us-east-1:111111111111:repository/app', 'arn:aws:logs:us-east-1:111111111111:log-group:g'],
  registryId: ['111111111111'],
  imageIds: [[{ imageTag: 'latest' }], [{ imageDigest: `sha256:${'0'.repeat(64)}` }]],
  imageTag: ['latest'],
  imageManifest: [MANIFEST],
  policyText: ['{"Version":"2012-10-17","Statement":[]}', '{"Statement":[null]}'],
  lifecyclePolicyText: [
    '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}',
  ],
  logGroupName: ['g', 'h'],
  logStreamName: ['s', 't'],
  logEvents: [[{ timestamp: Date.now(), message: 'm' }]],
  RoleName: ['lambda-ex', 'r1'],
  AssumeRolePolicyDocument: [
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  ],
  PolicyArn: ['arn:aws:iam::aws:policy/AWSLambda_FullAccess'],
  RoleArn: ['arn:aws:iam::111111111111:role/lambda-ex'],
  nextToken: ['x'],
}

const valid = new Map<OperationModel, object>()

/** The smallest input that breaks no constraint. */
function validInput(operation: OperationModel): object {
  const known = valid.get(operation)
  if (known) return known
  const service = rules.find(({ operations }) => operations[operation.name] !== undefined)
  const made = service
    ? Object(insideOf(service, ruleOf(service, service.operations[operation.name]), operation.input))
    : {}
  valid.set(operation, made)
  return made
}

/** An input of an operation: wild all over, or one that gets far with a few wild members. */
export function fuzzInput(dice: Dice, operation: OperationModel): unknown {
  if (dice.chance(0.35)) return dice.value(operation.input)
  const base: Record<string, unknown> = { ...validInput(operation) }
  for (const { name, shape } of membersOf(operation.input)) {
    const known = KNOWN[name]
    if (known && dice.chance(0.9)) base[name] = dice.pick(known)
    else if (dice.chance(0.12)) base[name] = dice.value(shape)
  }
  return base
}

/** JSON as it travels: bytes in base64. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    item instanceof Uint8Array ? Buffer.from(item).toString('base64') : item,
  ) ?? ''
