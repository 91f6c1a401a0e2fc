import { appendFileSync } from 'node:fs'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { test as setup } from '@playwright/test'
import { credentialsFile, motoConnections, motoUrl } from './settings'

/** moto knows an account by the access key that its STS gave out for a role of that account. */
setup('accounts on moto', async () => {
  const sts = new STSClient({
    endpoint: motoUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'gantry', secretAccessKey: 'gantry' },
  })
  for (const { name, account } of motoConnections) {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/gantry`, RoleSessionName: 'gantry' }),
    )
    const lines = [
      `[${name}]`,
      `aws_access_key_id = ${Credentials?.AccessKeyId}`,
      `aws_secret_access_key = ${Credentials?.SecretAccessKey}`,
      `aws_session_token = ${Credentials?.SessionToken}`,
      '',
    ]
    appendFileSync(credentialsFile, lines.join('\n'))
  }
})
