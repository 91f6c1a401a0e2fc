import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'
import { createFunction, digestOfTag, getFunction, imageUri } from './support/outside'

test('R44–R61: create a function from an image, in the steps of AWS’s guide', async ({
  page,
  world,
  gantry,
  settle,
  submitCreate,
}) => {
  const digest = await digestOfTag(world, 'hello-world', 'latest')

  await test.step('R45, R46: open the Functions page and choose Create function', async () => {
    await gantry.openFunctions()
    await page.getByRole('navigation').getByRole('link', { name: 'Functions' }).first().click()
    await expect(gantry.heading).toHaveText('Functions')
    await page.getByRole('link', { name: 'Create function' }).first().click()
    await expect(page).toHaveURL(paths.createFunction(world.place))
    await expect(gantry.heading).toHaveText('Create function')
  })

  await test.step('R47: Container image is chosen, Zip archive is there and says why it cannot be', async () => {
    await expect(page.getByRole('radio', { name: 'Container image' })).toBeChecked()
    await expect(page.getByRole('radio', { name: 'Zip archive' })).toBeDisabled()
    await expect(page.getByText('This panel manages container-image functions.')).toBeVisible()
  })

  await test.step('R48, R49: Basic information begins with the function name', async () => {
    await expect(page.getByRole('heading', { level: 2, name: 'Basic information' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Function name' })).toBeFocused()
    await page.getByRole('textbox', { name: 'Function name' }).fill('my-function')
  })

  await test.step('R50, R52: the image URI comes from Browse images', async () => {
    await gantry.browseFor('hello-world', 'latest')
    await expect(page.getByRole('textbox', { name: 'Container image URI' })).toHaveValue(
      imageUri(world, 'hello-world', 'latest'),
    )
    await expect(page.getByText(digest.slice(7, 19)).first()).toBeVisible()
  })

  await test.step('R53–R57: overrides are folded up, and take AWS’s examples as they are pasted', async () => {
    await gantry.unfold('Container image overrides')
    await page.getByRole('textbox', { name: 'Entrypoint' }).fill('"/usr/bin/npx", "aws-lambda-ric"')
    await page.getByRole('textbox', { name: 'Command' }).fill('"app.handler"')
    await page.getByRole('textbox', { name: 'Working directory' }).fill('"/var/task"')
    await page.getByRole('textbox', { name: 'Working directory' }).blur()
    await expect(page.getByRole('textbox', { name: 'Working directory' })).toHaveValue('/var/task')
    await expect(page.getByText('/usr/bin/npx aws-lambda-ric app.handler').first()).toBeVisible()
  })

  await test.step('R58: the architecture is x86_64 unless another is chosen', async () => {
    await expect(page.getByRole('radio', { name: 'x86_64' })).toBeChecked()
    await expect(page.getByRole('radio', { name: 'arm64' })).toBeEnabled()
  })

  await test.step('R59: a new execution role is the default, an existing one can be used', async () => {
    await gantry.unfold('Change default execution role')
    await expect(page.getByRole('radio', { name: 'Create a new role with basic Lambda permissions' })).toBeChecked()
    await expect(page.getByRole('radio', { name: 'Use an existing role' })).toBeEnabled()
  })

  await test.step('R60, R61: Create function leads to the function, says what was created, and moves the focus', async () => {
    await submitCreate()
    await expect(page).toHaveURL(new RegExp(`${paths.function(world.place, 'my-function')}$`))
    await gantry.expectToast('Function my-function created from hello-world:latest')
    await expect(gantry.heading).toHaveText('my-function')
    await expect(gantry.heading).toBeFocused()
  })

  await test.step('AWS has it as it was entered', async () => {
    const { Configuration, Code } = await getFunction(world, 'my-function')
    expect(Code).toMatchObject({ ImageUri: imageUri(world, 'hello-world', 'latest') })
    expect(Configuration).toMatchObject({
      PackageType: 'Image',
      Architectures: ['x86_64'],
      CodeSha256: digest.slice(7),
    })
    expect(Configuration?.ImageConfigResponse?.ImageConfig).toEqual({
      EntryPoint: ['/usr/bin/npx', 'aws-lambda-ric'],
      Command: ['app.handler'],
      WorkingDirectory: '/var/task',
    })
    expect(Configuration?.Role).toMatch(
      new RegExp(`^arn:aws:iam::${world.account}:role/(service-role/)?my-function-role-`),
    )
  })

  await test.step('R16: it becomes Active with no reload', async () => {
    await settle()
    await gantry.expectState('Active')
  })
})

test('@engine R16: Creating counts until Lambda has optimized the image', async ({
  page,
  world,
  gantry,
  settle,
  submitCreate,
}) => {
  await page.goto(
    paths.createFunction(world.place, { name: 'slow-start', image: imageUri(world, 'hello-world', '1.1.0') }),
  )
  await submitCreate()
  await expect(gantry.heading).toHaveText('slow-start')
  await expect(page.getByText(/Creating/).first()).toBeVisible()
  await settle()
  await gantry.expectState('Active')
  await expect(page.getByRole('main').getByText(/Creating/)).toHaveCount(0)
})

test('R57: text without quotation marks is not taken, and can be mended at once', async ({ page, world, gantry }) => {
  await page.goto(paths.createFunction(world.place))
  await gantry.unfold('Container image overrides')
  const command = page.getByRole('textbox', { name: 'Command' })
  await command.fill('app.handler')
  await command.blur()
  await expect(page.getByText('Put each string in double quotation marks')).toBeVisible()
  await page.getByRole('button', { name: 'Add quotes' }).click()
  await expect(command).toHaveValue('"app.handler"')
  await expect(page.getByText('Put each string in double quotation marks')).toBeHidden()
})

test('@engine R51: an image of another architecture is named beside both fields, and one click mends it', async ({
  page,
  world,
  gantry,
}) => {
  await page.goto(
    paths.createFunction(world.place, { name: 'resizer', image: imageUri(world, 'edge/resizer-arm', '1.4.0') }),
  )
  const besideImage = gantry.card('Basic information').getByText('This image is built for arm64.')
  const besideArchitecture = gantry
    .card('Architecture')
    .getByText('The image is arm64; you chose x86_64. Every invocation will fail.')
  await expect(besideImage).toBeVisible()
  await expect(besideArchitecture).toBeVisible()
  await gantry.card('Architecture').getByRole('button', { name: 'Use arm64' }).click()
  await expect(page.getByRole('radio', { name: 'arm64' })).toBeChecked()
  await expect(besideImage).toBeHidden()
  await expect(besideArchitecture).toBeHidden()
})

test('R59: an existing role is the one that AWS gets', async ({ page, world, gantry }) => {
  await page.goto(
    paths.createFunction(world.place, { name: 'with-role', image: imageUri(world, 'hello-world', 'latest') }),
  )
  await gantry.unfold('Change default execution role')
  await page.getByRole('radio', { name: 'Use an existing role' }).check()
  await page.getByRole('combobox', { name: 'Existing role' }).fill('lambda-ex')
  await page.getByRole('option', { name: /lambda-ex/ }).click()
  await page.getByRole('button', { name: 'Create function' }).click()
  await expect(gantry.heading).toHaveText('with-role')
  const { Configuration } = await getFunction(world, 'with-role')
  expect(Configuration?.Role).toBe(`arn:aws:iam::${world.account}:role/lambda-ex`)
})

test('a name that is missing or badly formed is said at the field, and nothing is sent', async ({ page, world }) => {
  await page.goto(paths.createFunction(world.place, { image: imageUri(world, 'hello-world', 'latest') }))
  await page.getByRole('button', { name: 'Create function' }).click()
  const name = page.getByRole('textbox', { name: 'Function name' })
  await expect(name).toHaveAccessibleDescription(/Function name is required\./)
  await expect(name).toBeFocused()
  await name.fill('my function!')
  await expect(name).toHaveAccessibleDescription(/Use only letters, numbers, hyphens \(-\), and underscores \(_\)/)
  await page.getByRole('button', { name: 'Create function' }).click()
  await expect(page).toHaveURL(new RegExp(paths.createFunction(world.place)))
})

test('R50: a URI without a tag, of another registry or of another Region says what to do', async ({ page, world }) => {
  await page.goto(paths.createFunction(world.place))
  const uri = page.getByRole('textbox', { name: 'Container image URI' })
  const says = async (value: string, sentence: RegExp) => {
    await uri.fill(value)
    await uri.blur()
    await expect(uri).toHaveAccessibleDescription(sentence)
  }
  await says('nginx:1', /Lambda deploys only from private Amazon ECR/)
  await says(`${world.registry}/hello-world`, /Add a tag or digest/)
  await says(
    `${world.registry.replace('us-east-1', 'sa-east-1')}/hello-world:latest`,
    /This image is in sa-east-1; the function is in us-east-1/,
  )
  await says(imageUri(world, 'hello-world', 'no-such-tag'), /No image tagged no-such-tag in hello-world/)
  await uri.fill(`https://${imageUri(world, 'hello-world', 'latest')}`)
  await uri.blur()
  await expect(uri).toHaveValue(imageUri(world, 'hello-world', 'latest'))
})

test('environment, general settings and tags reach AWS', async ({ page, world, gantry, submitCreate }) => {
  await page.goto(
    paths.createFunction(world.place, { name: 'all-settings', image: imageUri(world, 'hello-world', 'latest') }),
  )
  await gantry.unfold('Environment variables')
  await page.getByRole('button', { name: 'Add environment variable' }).click()
  await page.getByRole('textbox', { name: 'Name, row 1' }).fill('LOG_LEVEL')
  await page.getByRole('textbox', { name: 'Value, row 1' }).fill('debug')
  await gantry.unfold('General configuration')
  await page
    .getByRole('textbox', { name: 'Memory' })
    .or(page.getByRole('spinbutton', { name: 'Memory' }))
    .first()
    .fill('512')
  await submitCreate()
  await expect(gantry.heading).toHaveText('all-settings')
  const { Configuration } = await world.lambda.send(new GetFunctionCommand({ FunctionName: 'all-settings' }))
  expect(Configuration).toMatchObject({ MemorySize: 512, Environment: { Variables: { LOG_LEVEL: 'debug' } } })
})

test.describe('an account without images', () => {
  test.use({ prepared: false })

  test('R44: the page shows how to build and push one instead of a dead form', async ({ page, world }) => {
    await page.goto(paths.createFunction(world.place))
    await expect(page.getByText(/No images in us-east-1 yet/)).toBeVisible()
    await expect(page.getByRole('code').first()).toBeVisible()
  })

  test('@engine R44: the page notices by itself that an image came', async ({ page, world, engine }) => {
    await page.goto(paths.createFunction(world.place))
    await expect(page.getByText(/No images in us-east-1 yet/)).toBeVisible()
    await engine.seed('basics')
    await expect(page.getByText(/No images in us-east-1 yet/)).toBeHidden()
  })
})

test('a name that exists already is said while it is typed', async ({ page, world }) => {
  await createFunction(world, 'taken')
  await page.goto(paths.createFunction(world.place))
  await page.getByRole('textbox', { name: 'Function name' }).fill('taken')
  await expect(page.getByRole('textbox', { name: 'Function name' })).toHaveAccessibleDescription(
    /A function named taken already exists in us-east-1/,
  )
})
