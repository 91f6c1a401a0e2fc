import 'server-only'
import {
  createCredentialChain,
  fromContainerMetadata,
  fromEnv,
  fromIni,
  fromNodeProviderChain,
  fromTokenFile,
} from '@aws-sdk/credential-providers'
import { demoAccount, type Connection } from './connection'

const placeholder = (accessKeyId: string) => async () => ({ accessKeyId, secretAccessKey: 'gantry' })

/** Where the credentials of a connection come from: the SDK's own providers, never a reading of our own. */
export function credentialsOf(connection: Connection) {
  const account = demoAccount(connection)
  if (account) return placeholder(account)
  if (connection.profile) {
    const { profile } = connection
    return createCredentialChain(
      fromIni({ profile, ignoreCache: true }),
      fromNodeProviderChain({ profile, ignoreCache: true }),
    )
  }
  if (connection.kind === 'endpoint') return placeholder('gantry')
  return createCredentialChain(fromEnv(), fromTokenFile(), fromContainerMetadata())
}
