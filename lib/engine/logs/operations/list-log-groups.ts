import type { ListLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { logGroupArn } from '../groups'
import { afterOf, takePage } from '../paging'

/**
 * `^` at the start of the pattern makes it a prefix, `|` separates several.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListLogGroups.html
 */
export const listLogGroups: Operation<typeof ListLogGroupsCommand> = (input, context) => {
  const { logGroupNamePattern = '', logGroupClass, limit = 50, nextToken } = input
  const patterns = logGroupNamePattern.split('|')
  const matches = (name: string): boolean =>
    patterns.some((one) => (one.startsWith('^') ? name.startsWith(one.slice(1)) : name.includes(one)))
  const groups = context.world
    .list('logGroup', { after: afterOf('list', nextToken) })
    .map(({ value }) => value)
    .filter((group) => matches(group.name) && (logGroupClass === undefined || group.logGroupClass === logGroupClass))
  const found = takePage('list', groups, limit, ({ name }) => name)
  return {
    logGroups: found.page.map((group) => ({
      logGroupName: group.name,
      logGroupArn: logGroupArn(context, group.name),
      logGroupClass: group.logGroupClass,
    })),
    nextToken: found.nextToken,
  }
}
