import { sha256 } from '../ecr/manifests'
import type { World } from '../store/world'
import { DAY } from './put-seed'

const trusting = (principal: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
  })

const lambda = trusting({ Service: 'lambda.amazonaws.com' })
const AWS = 'arn:aws:iam::aws:policy/'
const BASIC = `${AWS}service-role/AWSLambdaBasicExecutionRole`

type SeedRole = {
  readonly path?: string
  readonly trust: string
  readonly policies: readonly string[]
  readonly description?: string
}

/** Roles of an ordinary account; the last two cannot be a function's execution role. */
const ROLES: Readonly<Record<string, SeedRole>> = {
  'lambda-ex': { trust: lambda, policies: [BASIC], description: 'Allows functions to write their logs' },
  'checkout-api-role': {
    path: '/service-role/',
    trust: lambda,
    policies: [BASIC, `${AWS}AmazonDynamoDBFullAccess`, `${AWS}AmazonSQSFullAccess`],
  },
  'image-processing-role': { path: '/service-role/', trust: lambda, policies: [BASIC, `${AWS}AmazonS3FullAccess`] },
  'lambda-vpc-role': { trust: lambda, policies: [`${AWS}service-role/AWSLambdaVPCAccessExecutionRole`] },
  'ecs-task-execution': {
    trust: trusting({ Service: 'ecs-tasks.amazonaws.com' }),
    policies: [`${AWS}AmazonEC2ContainerRegistryReadOnly`],
  },
  'ci-deployer': {
    trust: trusting({ AWS: 'arn:aws:iam::111122223333:root' }),
    policies: [`${AWS}AWSLambda_FullAccess`],
    description: 'Assumed by the build server',
  },
}

/** A role's id from its name: seeds are the same in every run. */
const roleId = (name: string) =>
  `AROA${sha256(name)
    .slice(7, 24)
    .toUpperCase()
    .replace(/[01489]/g, 'X')}`

/** Puts the roles into an account's IAM, old enough to be assumed. */
export function putRoles(iam: World, now: number): void {
  for (const [name, { path = '/', trust, policies, description }] of Object.entries(ROLES))
    iam.put('role', name, {
      name,
      path,
      id: roleId(name),
      createdAt: now - 200 * DAY,
      ...(description && { description }),
      maxSessionDuration: 3600,
      assumeRolePolicyDocument: trust,
      attachedPolicies: policies.map((arn) => ({ arn, name: arn.slice(arn.lastIndexOf('/') + 1) })),
      inlinePolicies: {},
      tags: [],
    })
}
