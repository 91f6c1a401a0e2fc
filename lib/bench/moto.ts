import { onPath } from '../tasks/packages'
import { freePort } from '../tasks/free-port'
import { answered, run } from './processes'

/** A `moto_server` that asks its ECR for a function's image as AWS does; undefined where there is none. */
export async function startMoto() {
  if (!onPath('moto_server')) return undefined
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { MOTO_LAMBDA_STUB_ECR: 'false' }
  const { stop } = run('moto_server', ['-H', '127.0.0.1', '-p', String(port)], env, { quiet: true })
  await answered(url)
  return { url, stop }
}
