import { GetFunctionCommand, LambdaClient, ListFunctionsCommand, PublishVersionCommand } from '@aws-sdk/client-lambda'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { clientOf, control, region } from './engine-calls'
import { httpCall, pair } from './load'
import { runPanel } from './panel-server'
import { ms, printFigures, type Figure } from './table'

const small = '000000000120'
const manifestForm = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) })

/** The id under which the build serves an action. */
function actionId(name: string) {
  const { node } = manifestForm.parse(JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')))
  const [id] = Object.entries(node).find(([, { exportedName }]) => exportedName === name) ?? []
  if (!id) throw new Error(`The build has no action ${name}. Run npm run build.`)
  return id
}

async function besideSdk(panel: string, engine: string): Promise<Figure[]> {
  const sdk = new LambdaClient(clientOf({ url: engine, key: small }))
  const { Functions } = await sdk.send(new ListFunctionsCommand({}))
  const fn = Functions?.find(({ PackageType }) => PackageType === 'Image')
  const name = fn?.FunctionName ?? ''
  const poll = httpCall(`${panel}/api/demo-${small}/${region}/functions/${name}`)
  const get = () => sdk.send(new GetFunctionCommand({ FunctionName: name })).then(() => true)
  const input = { connection: `demo-${small}`, region, name, digest: `sha256:${fn?.CodeSha256}`, description: '' }
  const body = JSON.stringify([input])
  const action = httpCall(`${panel}/demo-${small}/${region}/functions/${name}/deploy`, {
    method: 'POST',
    headers: {
      'next-action': actionId('publishVersion'),
      origin: panel,
      'content-type': 'text/plain;charset=UTF-8',
      'content-length': String(Buffer.byteLength(body)),
    },
    body,
  })
  const publish = () => sdk.send(new PublishVersionCommand({ FunctionName: name })).then(() => true)
  await pair(poll, get, 100)
  await pair(action, publish, 50)
  const [polled, got] = await pair(poll, get, 500)
  const [acted, sent] = await pair(action, publish, 200)
  const beside = (what: string, ours: number, raw: number, allowed: number): Figure => ({
    what,
    value: `p50 ${ms(ours)}, SDK ${ms(raw)}, difference ${ms(ours - raw)}`,
    goal: `SDK + ${allowed} ms`,
    met: ours - raw <= allowed,
  })
  return [
    beside('poll of a function beside GetFunction', polled.p50, got.p50, 3),
    beside('action beside PublishVersion', acted.p50, sent.p50, 10),
  ]
}

/** Start of the panel's production build with an engine inside, and what it adds to the SDK's own calls. */
export async function benchPanel() {
  const panel = await runPanel()
  try {
    await control(panel.engine, 'seed', { account: small, region, what: 'basics' })
    await control(panel.engine, 'seed', { account: small, region, what: 'functions:120' })
    const overhead = await besideSdk(panel.url, panel.engine)
    printFigures('Panel, production build', [{ what: 'start to first page', value: ms(panel.ready) }, ...overhead])
  } finally {
    await panel.stop()
  }
}
