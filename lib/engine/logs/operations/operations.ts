import type * as sdk from '@aws-sdk/client-cloudwatch-logs'
import type { Operations } from '../../operation'
import { createLogGroup } from './create-log-group'
import { createLogStream } from './create-log-stream'
import { deleteLogGroup } from './delete-log-group'
import { deleteLogStream } from './delete-log-stream'
import { deleteRetentionPolicy } from './delete-retention-policy'
import { describeLogGroups } from './describe-log-groups'
import { describeLogStreams } from './describe-log-streams'
import { filterLogEvents } from './filter-log-events'
import { getLogEvents } from './get-log-events'
import { listLogGroups } from './list-log-groups'
import { listTagsForResource } from './list-tags-for-resource'
import { listTagsLogGroup } from './list-tags-log-group'
import { putLogEvents } from './put-log-events'
import { putRetentionPolicy } from './put-retention-policy'
import { tagLogGroup } from './tag-log-group'
import { tagResource } from './tag-resource'
import { untagLogGroup } from './untag-log-group'
import { untagResource } from './untag-resource'

/** CloudWatch Logs, as far as it is written; the protocol answers 501 NotImplemented for the rest. */
export const logsOperations: Operations<typeof sdk> = {
  CreateLogGroup: createLogGroup,
  CreateLogStream: createLogStream,
  DeleteLogGroup: deleteLogGroup,
  DeleteLogStream: deleteLogStream,
  DeleteRetentionPolicy: deleteRetentionPolicy,
  DescribeLogGroups: describeLogGroups,
  DescribeLogStreams: describeLogStreams,
  FilterLogEvents: filterLogEvents,
  GetLogEvents: getLogEvents,
  ListLogGroups: listLogGroups,
  ListTagsForResource: listTagsForResource,
  ListTagsLogGroup: listTagsLogGroup,
  PutLogEvents: putLogEvents,
  PutRetentionPolicy: putRetentionPolicy,
  TagLogGroup: tagLogGroup,
  TagResource: tagResource,
  UntagLogGroup: untagLogGroup,
  UntagResource: untagResource,
}
