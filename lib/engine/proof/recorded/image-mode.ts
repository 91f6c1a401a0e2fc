import type { Json, JsonObject, Scenario } from './recording'

/** Members that only deployment packages have. */
const PACKAGE_ONLY = ['Runtime', 'Handler', 'RuntimeVersionConfig']

/** Groups about one package type, or about the bytes of packages. */
const ABOUT_PACKAGES = ['image_functions', 'limits', 'account_settings', 'recursion_and_code_signing']

/** Scenarios that are about package types, runtimes or S3 stay as they were recorded. */
export function isAboutPackages({ group, steps }: Scenario): boolean {
  const texts = steps.map(({ error }) => error?.message ?? '')
  return ABOUT_PACKAGES.includes(group) || texts.some((text) => /runtime|S3/.test(text))
}

/** What AWS would have answered had the function been one of an image: the same, less what packages have. */
export function asImageAnswer(recorded: Json): Json {
  if (Array.isArray(recorded)) return recorded.map(asImageAnswer)
  if (recorded === null || typeof recorded !== 'object') return recorded
  if (recorded['RepositoryType'] === 'S3')
    return { ImageUri: '<image_uri>', RepositoryType: 'ECR', ResolvedImageUri: '<resolved_image_uri>' }
  const kept = Object.entries(recorded).filter(([key]) => !PACKAGE_ONLY.includes(key))
  const converted = kept.map(([key, value]) => [key, key === 'PackageType' ? 'Image' : asImageAnswer(value)])
  return Object.fromEntries(converted)
}

/** The request that makes the same of an image function. */
export function asImageRequest(request: JsonObject): JsonObject {
  const kept = Object.entries(request).filter(([key]) => !PACKAGE_ONLY.includes(key))
  return Object.fromEntries(kept.map(([key, value]) => [key, key === 'PackageType' ? 'Image' : value]))
}
