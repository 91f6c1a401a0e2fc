import { EngineError } from '../protocol/errors'
import type { RoleRecord } from '../store/records'

/** The document of one of the role's own policies. @throws NoSuchEntity */
export function readInlinePolicy({ inlinePolicies }: RoleRecord, name: string): string {
  const document = Object.hasOwn(inlinePolicies, name) ? inlinePolicies[name] : undefined
  if (document === undefined)
    throw new EngineError('NoSuchEntity', `The role policy with name ${name} cannot be found.`)
  return document
}
