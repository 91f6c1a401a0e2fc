import * as ecrSdk from '@aws-sdk/client-ecr'
import * as iamSdk from '@aws-sdk/client-iam'
import * as lambdaSdk from '@aws-sdk/client-lambda'
import * as logsSdk from '@aws-sdk/client-cloudwatch-logs'
import * as stsSdk from '@aws-sdk/client-sts'
import { validateEcr, validateIam, validateLambda, validateLogs, validateSts } from './constraints/validate'
import { ecrOperations } from './ecr/operations/operations'
import { iamOperations } from './iam/operations/operations'
import { lambdaOperations } from './lambda/operations/operations'
import { logsOperations } from './logs/operations/operations'
import { stsOperations } from './sts/operations'
import { jsonRpc } from './protocol/json-rpc'
import { errorsOf, operationsOf } from './protocol/model'
import { query } from './protocol/query'
import { restJson } from './protocol/rest-json'
import type { Service } from './protocol/service'

export const lambda: Service = {
  id: 'lambda',
  protocol: restJson,
  model: operationsOf(lambdaSdk),
  errors: errorsOf(lambdaSdk),
  written: lambdaOperations,
  validate: validateLambda,
}

const ecr: Service = {
  id: 'ecr',
  protocol: jsonRpc,
  model: operationsOf(ecrSdk),
  errors: errorsOf(ecrSdk),
  written: ecrOperations,
  validate: validateEcr,
}
const logs: Service = {
  id: 'logs',
  protocol: jsonRpc,
  model: operationsOf(logsSdk),
  errors: errorsOf(logsSdk),
  written: logsOperations,
  validate: validateLogs,
}
const iam: Service = {
  id: 'iam',
  protocol: query('https://iam.amazonaws.com/doc/2010-05-08/'),
  model: operationsOf(iamSdk),
  errors: errorsOf(iamSdk),
  written: iamOperations,
  validate: validateIam,
  global: true,
}
const sts: Service = {
  id: 'sts',
  protocol: query('https://sts.amazonaws.com/doc/2011-06-15/'),
  model: operationsOf(stsSdk),
  errors: errorsOf(stsSdk),
  written: stsOperations,
  validate: validateSts,
  global: true,
}

export const services: readonly Service[] = [lambda, ecr, logs, iam, sts]

/** By the prefix of `X-Amz-Target`. */
export const targets: ReadonlyMap<string, Service> = new Map([
  ['AmazonEC2ContainerRegistry_V20150921', ecr],
  ['Logs_20140328', logs],
])

/** By the `Version` of a Query request. */
export const versions: ReadonlyMap<string, Service> = new Map([
  ['2010-05-08', iam],
  ['2011-06-15', sts],
])
