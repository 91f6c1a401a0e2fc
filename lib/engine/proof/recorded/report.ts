import type { Row } from './compare'

/** Why some answers cannot be AWS's, by the key of the recording. */
const REASONS: Readonly<Record<string, string>> = {
  'create-error-wrong-key': 'The engine has no S3: it knows no bucket, and so no key in one.',
  invoke_function_doesnotexist: 'Recorded in 2023; the same call, recorded in 2025, is answered as then.',
  put_function_event_invoke_config:
    'Recorded in 2022, when AWS left a number out that is zero; newer recordings have it.',
  'describe-log-groups-pattern': 'The account that was recorded had more groups than one page.',
  invalid_param_exc: 'The engine keeps packages as they are and does not unpack them.',
  'update-error-wrong-key': 'The engine has no S3: it knows no bucket, and so no key in one.',
}

const short = (text: string) => (text.length > 400 ? `${text.slice(0, 400)}…` : text)

const reasonOf = ({ name }: Row): string | undefined => REASONS[name.split(' ').at(-1) ?? '']

const explain = (row: Row) =>
  [row.name, reasonOf(row) ?? 'Not known why.', ...row.problems.slice(0, 4).map(short)].join('\n    ')

/** The answers that differ, and nobody knows why. */
export const unexplained = (rows: readonly Row[]): string[] =>
  rows.filter((row) => row.problems.length > 0 && reasonOf(row) === undefined).map(explain)

/** What a replay found, as text: every answer that differs, and why others were not asked for. */
export function report(title: string, rows: readonly Row[]): string {
  const replayed = rows.filter(({ notReplayed }) => notReplayed === undefined)
  const others = replayed.filter(({ problems }) => problems.length > 0)
  const reasons = new Map<string, number>()
  for (const { notReplayed: reason } of rows) if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return [
    `${title}: of ${rows.length} recorded answers ${replayed.length} replayed, ${replayed.length - others.length} match`,
    ...others.map((row) => `  ${explain(row)}`),
    ...Array.from(reasons, ([reason, count]) => `  ${count} not replayed: ${reason}`),
  ].join('\n')
}
