import { expect, test } from './fixtures'
import { findClis } from '../lib/engine/proof/clients/aws-cli'
import { findPython } from '../lib/engine/proof/clients/boto3'
import { runClient } from './support/clients'
import { digestOfTag, getFunction, imageUri, roleArn } from './support/outside'

const clis = findClis()
const python = findPython()

test('which clients are on this machine', () => {
  for (const major of ['1', '2'])
    if (!clis.some(({ version }) => version.startsWith(`aws-cli/${major}.`)))
      console.log(`No AWS CLI v${major} on this machine: nothing was tried with it.`)
  if (!python) console.log('No boto3 on this machine: its waiters were not tried.')
})

for (const { path, version } of clis)
  test(`${version} creates a function that appears without a reload, and waits for it`, async ({
    world,
    gantry,
    settle,
  }) => {
    const aws = (...args: string[]) =>
      runClient(world, path, ['--endpoint-url', world.endpoint, '--output', 'json', 'lambda', ...args])
    await gantry.openFunctions()
    await aws(
      'create-function',
      '--function-name',
      'from-cli',
      '--package-type',
      'Image',
      '--code',
      `ImageUri=${imageUri(world, 'hello-world', 'latest')}`,
      '--role',
      roleArn(world),
    )
    await gantry.expectRowVisible('from-cli', { State: 'Creating' })
    const active = aws('wait', 'function-active-v2', '--function-name', 'from-cli')
    await settle()
    await active
    await gantry.expectRowVisible('from-cli', { State: 'Active' })

    const resolved = JSON.parse(
      await aws('get-function', '--function-name', 'from-cli', '--query', 'Code.ResolvedImageUri'),
    )
    expect(resolved).toBe(imageUri(world, 'hello-world', await digestOfTag(world, 'hello-world', 'latest')))
    await gantry.openFunction('from-cli')
    await expect(await gantry.fact(gantry.card('Image'), 'Resolved image URI')).toContainText(resolved)

    await aws(
      'update-function-code',
      '--function-name',
      'from-cli',
      '--image-uri',
      imageUri(world, 'hello-world', '1.1.0'),
    )
    const updated = aws('wait', 'function-updated-v2', '--function-name', 'from-cli')
    await settle()
    await updated
    await expect(await gantry.fact(gantry.card('Image'), 'Digest')).toContainText(
      await digestOfTag(world, 'hello-world', '1.1.0'),
    )
  })

const waiters = `
import sys, boto3
endpoint, image, newer, role = sys.argv[1:]
client = boto3.client('lambda', endpoint_url=endpoint)
client.create_function(FunctionName='from-boto3', PackageType='Image', Code={'ImageUri': image}, Role=role)
client.get_waiter('function_active_v2').wait(FunctionName='from-boto3')
client.update_function_code(FunctionName='from-boto3', ImageUri=newer)
client.get_waiter('function_updated_v2').wait(FunctionName='from-boto3')
`

if (python)
  test('boto3’s waiters end', async ({ world, engine }) => {
    await engine.setSpeed('realistic')
    const images = ['latest', '1.1.0'].map((tag) => imageUri(world, 'hello-world', tag))
    await runClient(world, python.path, ['-c', waiters, world.endpoint, ...images, roleArn(world)])
    const { Configuration } = await getFunction(world, 'from-boto3')
    expect(Configuration).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'Successful',
      CodeSha256: (await digestOfTag(world, 'hello-world', '1.1.0')).slice(7),
    })
  })
