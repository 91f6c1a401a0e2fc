/** The settings of one profile, as the SDK's loader gives them. */
export type ProfileSettings = Readonly<Record<string, string | undefined>>

const signing = [
  'aws_access_key_id',
  'sso_account_id',
  'role_arn',
  'credential_process',
  'login_session',
  'web_identity_token_file',
]

/**
 * Whether a profile has a way to credentials. Sections such as `[sso-session corp]` come as profiles too, and have
 * none.
 */
export const isUsable = (settings: ProfileSettings) => signing.some((key) => settings[key] !== undefined)

/**
 * What renews the credentials of a profile. A role's credentials come from another profile, so the chain is followed to
 * the one that a person signs in to.
 */
export function renewalOf(profile: string, settingsOf: (profile: string) => ProfileSettings, depth = 0): string {
  const settings = settingsOf(profile)
  const name = /^[\w.@/+-]+$/.test(profile) ? profile : `'${profile}'`
  if (settings.sso_account_id) return `Run: aws sso login --profile ${name}`
  if (settings.login_session) return `Run: aws login --profile ${name}`
  if (settings.credential_process)
    return `Run the credential_process of profile ${profile} by hand and see what it says.`
  const source = settings.source_profile
  if (source && source !== profile && depth < 5) return renewalOf(source, settingsOf, depth + 1)
  return `Run: aws configure --profile ${name}`
}
