import type { Json } from './recording'
import type { Scope } from './scope'

const GROUP = '/recorded/group'
const PREFIX = 'recorded-prefix'
const DAY = 86_400_000

/** Expressions of the recorded tests of CloudWatch Logs, by their text. */
export const LOG_VALUES: Readonly<Record<string, (scope: Scope) => Json>> = {
  log_group_name: ({ test }) => (test.includes('invalid_name_length') ? 'a'.repeat(513) : GROUP),
  log_stream_name: () => 'recorded-stream',
  stream_name: () => 'recorded-stream',
  logs_log_group: () => GROUP,
  logs_log_stream: () => 'recorded-stream',
  log_group_arn: ({ region, account }) => `arn:aws:logs:${region}:${account}:log-group:${GROUP}`,
  "kms_key['Arn']": ({ region, account }) =>
    `arn:aws:kms:${region}:${account}:key/12345678-1234-1234-1234-123456789012`,
  unique_id: () => 'recorded',
  prefix: () => PREFIX,
  ts_1: () => Date.now(),
  ts_2: () => Date.now() - 1_000,
  'now_utc(millis=True)': () => Date.now(),
  timestamp: ({ test }) => Date.now() + (test.endsWith('too_old') ? -30 * DAY : DAY),
}

const NAMES = [1, 2, 3].map((number) => `${PREFIX}-${number}`).concat('another')

/** What the recorded tests looped over. */
export const LOOPS: Readonly<Record<string, readonly string[]>> = {
  'for name in log_group_names': NAMES,
  'for name in stream_names': NAMES,
}
