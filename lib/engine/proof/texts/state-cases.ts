import { BatchDeleteImageCommand, DeleteRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import { GetFunctionConfigurationCommand, InvokeCommand } from '@aws-sdk/client-lambda'
import type { TestImage } from '../../lambda/image/test-image'
import { READY_MS, type TestAccount } from '../../lambda/test-account'
import { accountOfCase, deployedFunction } from './bench'
import type { Seen, TextCase } from './compare-text'
import { seeError } from './see'

const GIB = 2 ** 30

async function seeState({ lambda }: Pick<TestAccount, 'lambda'>, FunctionName: string): Promise<Seen> {
  const read = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
  const [code, text] =
    read.LastUpdateStatus === 'InProgress'
      ? [read.LastUpdateStatusReasonCode, read.LastUpdateStatusReason]
      : [read.StateReasonCode, read.StateReason]
  return { code: code ?? 'none', texts: text === undefined ? [] : [text] }
}

const state = (entry: string, see: TextCase['see']): TextCase => ({ section: 'state_reasons', entry, see })

type Deployed = Awaited<ReturnType<typeof deployedFunction>>

const deleteImage = ({ ecr }: Deployed) =>
  ecr.send(new BatchDeleteImageCommand({ repositoryName: 'apps', imageIds: [{ imageTag: 'v1' }] }))
const revoke = ({ ecr }: Deployed) => ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName: 'apps' }))

/** What is left of a function some days after something happened to its image. */
const after =
  (days: number, happens: (deployed: Deployed) => Promise<unknown> = () => Promise.resolve()) =>
  async () => {
    const deployed = await deployedFunction()
    await happens(deployed)
    deployed.days(days)
    return seeState(deployed, 'app')
  }
const ofImage = (spec: TestImage) => async () => {
  const account = await accountOfCase()
  await account.create('app', {}, account.image('apps', 'v1', spec).uri)
  account.advance(READY_MS)
  return seeState(account, 'app')
}

/** Reasons of states, and what an invocation meets there. */
export const stateCases: readonly TextCase[] = [
  state('StateReason Creating', async () => {
    const account = await accountOfCase()
    await account.create('app')
    return seeState(account, 'app')
  }),
  state('LastUpdateStatusReason Creating', async () => {
    const account = await accountOfCase()
    await account.createActive('app')
    await account.updateConfiguration('app', { Timeout: 9 })
    return seeState(account, 'app')
  }),
  state('ImageDeleted', after(2, deleteImage)),
  state('ImageAccessDenied', after(2, revoke)),
  state('SizeLimitExceeded', ofImage({ unpacked: 11 * GIB })),
  state('UnsupportedImageLayerDetected', ofImage({ layerType: 'application/vnd.oci.image.layer.v1.tar+zstd' })),
  state('source image %s', ofImage({ lostConfig: true })),
  state('Idle', after(20)),
  {
    section: 'reported_errors',
    entry: 'CodeArtifactUserDeletedException',
    see: async () => {
      const deployed = await deployedFunction()
      await deleteImage(deployed)
      deployed.days(2)
      return seeError(deployed.lambda.send(new InvokeCommand({ FunctionName: 'app' })))
    },
  },
]
