import { CreateRepositoryCommand } from '@aws-sdk/client-ecr'
import { newAccount, type TestEndpoint } from '../testing'

/** A new repository, in an account that no other test has. */
export async function openRepository({ ecr }: Pick<TestEndpoint, 'ecr'>, repositoryName = 'app') {
  const account = newAccount()
  const client = ecr(account)
  await client.send(new CreateRepositoryCommand({ repositoryName }))
  return { account, ecr: client }
}
