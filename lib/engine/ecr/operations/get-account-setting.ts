import type { GetAccountSettingCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { settingValues } from '../account-settings'
import { registryOf } from '../registry-settings'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAccountSetting.html */
export const getAccountSetting: Operation<typeof GetAccountSettingCommand> = ({ name = '' }, { world }) => {
  const [standard] = settingValues(name)
  return { name, value: registryOf(world).settings?.[name] ?? standard }
}
