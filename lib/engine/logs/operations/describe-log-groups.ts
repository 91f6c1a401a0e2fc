import type { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { EngineContext, Operation } from '../../operation'
import type { LogGroupRecord } from '../../store/log-records'
import { invalidParameter, logGroupArn, nameOfArn } from '../groups'
import { afterOf, takePage } from '../paging'

const storedBytes = ({ world }: EngineContext, name: string): number =>
  world.list('logStream', { prefix: `${name}:` }).reduce((sum, { value }) => sum + value.bytes, 0)

function present(context: EngineContext, group: LogGroupRecord, byPattern: boolean) {
  const { name, createdAt, retentionInDays, kmsKeyId, logGroupClass, deletionProtection = false } = group
  return {
    logGroupName: name,
    creationTime: createdAt,
    retentionInDays,
    metricFilterCount: 0,
    arn: `${logGroupArn(context, name)}:*`,
    // A search by pattern answers without these two.
    ...(!byPattern && { storedBytes: storedBytes(context, name), deletionProtectionEnabled: deletionProtection }),
    kmsKeyId,
    logGroupClass,
    logGroupArn: logGroupArn(context, name),
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
export const describeLogGroups: Operation<typeof DescribeLogGroupsCommand> = (input, context) => {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupClass, limit = 50, nextToken } = input
  if (prefix !== undefined && pattern !== undefined)
    throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.')
  const names = input.logGroupIdentifiers?.map((id) => (id.startsWith('arn:') ? nameOfArn(context, id) : id))
  const groups = context.world
    .list('logGroup', { prefix, after: afterOf('groups', nextToken) })
    .map(({ value }) => value)
    .filter(({ name }) => (pattern === undefined || name.includes(pattern)) && (!names || names.includes(name)))
    .filter((group) => logGroupClass === undefined || group.logGroupClass === logGroupClass)
  const found = takePage('groups', groups, limit, ({ name }) => name)
  return {
    logGroups: found.page.map((group) => present(context, group, pattern !== undefined)),
    nextToken: found.nextToken,
  }
}
