import type { JsonObject, Scenario } from './recording'
import { shortName } from './recording'

/** A call and its request. */
export type Made = readonly [call: string, request: JsonObject]

/** The path of roles that were recorded with one. */
export const ROLE_PATH = '/replayed-path/'

/** A trust policy as the recorded tests wrote them. */
export const trustOf = (principal: JsonObject): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
  })

/** The request for a role of a recorded test. */
export const roleFor = (principal: JsonObject, more: JsonObject = {}): JsonObject => ({
  RoleName: '${role_name}',
  AssumeRolePolicyDocument: trustOf(principal),
  ...more,
})

const FIXTURES: Readonly<Record<string, readonly Made[]>> = {
  test_role_attach_policy: [['iam.create_role', roleFor({ Service: 'ec2.amazonaws.com' })]],
}

/** What the recorded tests found in place: made by their fixtures, which are not in the recording. */
export function fixturesOf(scenario: Scenario): readonly Made[] {
  const requests = JSON.stringify(scenario.steps)
  return [
    ...(FIXTURES[shortName(scenario)] ?? []),
    ...(requests.includes('${logs_log_group}')
      ? ([['logs.create_log_group', { logGroupName: '${logs_log_group}' }]] satisfies Made[])
      : []),
    ...(requests.includes('${logs_log_stream}')
      ? ([
          ['logs.create_log_stream', { logGroupName: '${logs_log_group}', logStreamName: '${logs_log_stream}' }],
        ] satisfies Made[])
      : []),
  ]
}
