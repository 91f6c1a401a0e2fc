import { GetFunctionConfigurationCommand, InvokeCommand } from '@aws-sdk/client-lambda'
import type { TestImage } from '../lambda/test-image'
import { openAccount, READY_MS } from '../lambda/test-account'
import { demoClient } from './bench'
import type { Seen, TextCase } from './compare-text'
import { seeError } from './see'

const GIB = 2 ** 30

type Account = Awaited<ReturnType<typeof openAccount>>

async function seeState({ lambda }: Pick<Account, 'lambda'>, FunctionName: string): Promise<Seen> {
  const read = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
  const [code, text] =
    read.LastUpdateStatus === 'InProgress'
      ? [read.LastUpdateStatusReasonCode, read.LastUpdateStatusReason]
      : [read.StateReasonCode, read.StateReason]
  return { code: code ?? 'none', texts: text === undefined ? [] : [text] }
}

const state = (entry: string, see: TextCase['see']): TextCase => ({ section: 'state_reasons', entry, see })
const inDemo = (name: string) => async () => seeState({ lambda: await demoClient() }, name)
const ofImage = (spec: TestImage) => async () => {
  const account = await openAccount()
  await account.create('app', {}, account.image('apps', 'v1', spec).uri)
  account.advance(READY_MS)
  return seeState(account, 'app')
}

/** Reasons of states, and what an invocation meets there. */
export const stateCases: readonly TextCase[] = [
  state('StateReason Creating', async () => {
    const account = await openAccount()
    await account.create('app')
    return seeState(account, 'app')
  }),
  state('LastUpdateStatusReason Creating', async () => {
    const account = await openAccount()
    await account.createActive('app')
    await account.updateConfiguration('app', { Timeout: 9 })
    return seeState(account, 'app')
  }),
  state('ImageDeleted', inDemo('legacy-etl')),
  state('ImageAccessDenied', inDemo('partner-feed')),
  state('SizeLimitExceeded', ofImage({ unpacked: 11 * GIB })),
  state('UnsupportedImageLayerDetected', ofImage({ layerType: 'application/vnd.oci.image.layer.v1.tar+zstd' })),
  state('source image %s', ofImage({ lostConfig: true })),
  state('Idle', inDemo('report-nightly')),
  {
    section: 'reported_errors',
    entry: 'CodeArtifactUserDeletedException',
    see: async () => seeError((await demoClient()).send(new InvokeCommand({ FunctionName: 'legacy-etl' }))),
  },
]
