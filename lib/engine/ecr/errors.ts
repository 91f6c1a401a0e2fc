import { EngineError } from '../protocol/errors'

/** ECR's form of a refused parameter; `member` is spelt as AWS spells it in that text. */
export const invalidParameter = (member: string, constraint: string) =>
  new EngineError(
    'InvalidParameterException',
    `Invalid parameter at '${member}' failed to satisfy constraint: '${constraint}'`,
  )

/** Where a text of ECR ends: it names repository and registry. */
export const inRepository = (repository: string, account: string) =>
  `the repository with name '${repository}' in the registry with id '${account}'`

/** Refuses what no policy allows another account to do. `account` is the caller's, `action` is `ecr:…`. */
export function accessDenied(account: string, arn: string, action: string): EngineError {
  const caller = `User: arn:aws:iam::${account}:root is not authorized to perform: ${action}`
  const why = `because no resource-based policy allows the ${action} action`
  return new EngineError('AccessDeniedException', `${caller} on resource: ${arn} ${why}`, {}, 400)
}
