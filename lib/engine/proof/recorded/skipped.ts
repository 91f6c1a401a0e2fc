import { callOf, isWritten } from './calls'
import type { Given } from './compare'
import type { Step } from './recording'

const RAN = 'A function of a package ran here; the engine keeps packages and never runs them.'

/** Answers whose calls cannot be made again, by the end of their name. */
const REASONS: Readonly<Record<string, string>> = {
  delete_function_url_config_qualifier_alias_doesnotmatch_arn: 'AWS itself failed with an internal error.',
  too_many_requests_exc: RAN,
  total_code_size_diff_publish_layer: 'The engine has no layers.',
  total_code_size_diff_publish_layer_version: 'The engine has no layers.',
  'role-session-name': 'No answer: a name that the test chose.',
}

/** Why a recorded answer cannot be had from the engine; undefined where its call can be sent. */
export function whyNotReplayed(step: Step): string | undefined {
  const { call = '', key = '', status, error, response, inside } = step
  if (REASONS[key]) return REASONS[key]
  const read = callOf(call)
  if (call === '') return RAN
  if (inside !== undefined) return 'The call was made inside a helper, and its request is not in the recording.'
  if (!['lambda', 'helper', 'iam', 'sts', 'logs'].includes(read.service)) return `The engine has no ${read.service}.`
  if (read.service !== 'helper' && !isWritten(read))
    return `The engine does not do ${read.operation} of ${read.service}.`
  if (read.name === 'invoke' && !error && status === 200 && response) return RAN
  return response && 'Status' in response && response['Status'] === 'FAILED' ? RAN : undefined
}

/** Calls without a recorded answer that need not be made: invocations, and what tests cleaned up with. */
export function isNeedless({ call = '', inside }: Step, index: number): boolean {
  const { service, name } = callOf(call)
  const cleansUp = name.startsWith('delete_') && (service !== 'lambda' || index === 0)
  return name === 'invoke' || inside !== undefined || cleansUp
}

/** Why an invocation of a package has no answer to compare. */
export const REFUSED = 'The engine answers 501: it never runs packages.'

/** Whether an invocation was refused because the function is one of a package. */
export const isRefused = (call: string, { error }: Given): boolean =>
  call === 'lambda.invoke' && error instanceof Error && error.name === 'NotImplemented'
