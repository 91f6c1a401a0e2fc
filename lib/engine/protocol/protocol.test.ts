import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { ECRClient } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { services, targets } from '../services'
import { membersOf, type Shape } from './shape'

test('every operation of the SDK has a form that the engine knows', () => {
  const known = new Set([
    'httpLabel',
    'httpQuery',
    'httpHeader',
    'httpPayload',
    'httpResponseCode',
    'idempotencyToken',
    'sensitive',
    'streaming',
    'eventPayload',
    'error',
    'httpError',
    'xmlName',
  ])
  const walked = new Set<Shape>()
  const walk = (shape: Shape): void => {
    if (walked.has(shape)) return
    walked.add(shape)
    if (shape.kind === 'list') walk(shape.item)
    if (shape.kind === 'map') walk(shape.value)
    for (const member of membersOf(shape)) {
      for (const trait of Object.keys(member.traits)) expect(known, `${member.name}: ${trait}`).toContain(trait)
      walk(member.shape)
    }
  }
  for (const { model } of services) {
    for (const { input, output } of model.values()) {
      walk(input)
      walk(output)
    }
  }
  expect(Object.fromEntries(services.map(({ id, model }) => [id, model.size]))).toEqual({
    lambda: 88,
    ecr: 62,
    logs: 118,
    iam: 180,
    sts: 11,
  })
  expect(services.find(({ id }) => id === 'lambda')?.model.get('UpdateFunctionCode')?.http).toEqual({
    method: 'PUT',
    uri: '/2015-03-31/functions/{FunctionName}/code',
    status: 200,
  })
})

test('the targets are those of the SDK', () => {
  const target = (client: { config: object }) =>
    Reflect.get(Reflect.get(client.config, 'protocolSettings'), 'serviceTarget')
  const region = { region: 'us-east-1' }
  expect([...targets.keys()]).toEqual([target(new ECRClient(region)), target(new CloudWatchLogsClient(region))])
})
