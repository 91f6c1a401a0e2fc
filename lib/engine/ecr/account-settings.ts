import { invalidParameter } from './errors'

/** The settings of a registry's account: what each can be, its default first. */
const SETTINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['BASIC_SCAN_TYPE_VERSION', ['AWS_NATIVE']],
  ['REGISTRY_POLICY_SCOPE', ['V2']],
  ['BLOB_MOUNTING', ['DISABLED', 'ENABLED']],
])

/**
 * What a setting can be, its default first. AWS's words of the error are not known. @throws InvalidParameterException
 */
export function settingValues(name: string): readonly string[] {
  const values = SETTINGS.get(name)
  if (!values)
    throw invalidParameter('name', `Member must satisfy enum value set: [${[...SETTINGS.keys()].join(', ')}]`)
  return values
}
