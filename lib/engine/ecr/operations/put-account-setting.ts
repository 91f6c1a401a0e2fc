import type { PutAccountSettingCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { settingValues } from '../account-settings'
import { invalidParameter } from '../errors'
import { putRegistry, registryOf } from '../registry-settings'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutAccountSetting.html */
export const putAccountSetting: Operation<typeof PutAccountSettingCommand> = ({ name = '', value = '' }, { world }) => {
  const values = settingValues(name)
  // AWS's words are not known.
  if (!values.includes(value))
    throw invalidParameter('value', `Member must satisfy enum value set: [${values.join(', ')}]`)
  putRegistry(world, { settings: { ...registryOf(world).settings, [name]: value } })
  return { name, value }
}
