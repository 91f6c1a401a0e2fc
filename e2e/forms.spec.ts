import { UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'
import { createFunction, digestOfTag, getFunction, imageUri } from './support/outside'

const save = { name: 'Save', exact: true }

test.describe('what every form of a function does', () => {
  test.beforeEach(async ({ world, settle }) => {
    await createFunction(world, 'my-function')
    await settle()
  })

  test('@engine a deployment by somebody else is said, and not gone over without a choice', async ({
    page,
    world,
    gantry,
    settle,
  }) => {
    await page.goto(paths.deploy(world.place, 'my-function', imageUri(world, 'hello-world', '1.1.0')))
    await expect(page.getByText(/^Deploys/)).toBeVisible()
    const theirs = imageUri(world, 'hello-world', '1.0.0')
    await world.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'my-function', ImageUri: theirs }))
    await settle()
    await page.getByRole('button', save).click()
    const changed = gantry.dialog('This function changed while you were editing.')
    await expect(changed.getByRole('row', { name: /Image/ })).toContainText('hello-world:1.0.0')
    expect((await getFunction(world, 'my-function')).Code?.ImageUri).toBe(theirs)
    await changed.getByRole('button', { name: 'Keep mine' }).click()
    await expect(gantry.heading).toHaveText('my-function')
    expect((await getFunction(world, 'my-function')).Code?.ImageUri).toBe(imageUri(world, 'hello-world', '1.1.0'))
  })

  test('@engine Deploy waits for an update under way, and sends what stood beside Save', async ({
    page,
    world,
    gantry,
    settle,
  }) => {
    const shown = await digestOfTag(world, 'hello-world', '1.1.0')
    await world.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'my-function', Timeout: 9 }))
    await page.goto(paths.deploy(world.place, 'my-function', imageUri(world, 'hello-world', '1.1.0')))
    await expect(page.getByText(/^Deploys/)).toBeVisible()
    await page.getByRole('button', { name: 'Save when the update finishes' }).click()
    await expect(page.getByText('Waiting for the current update.')).toBeVisible()
    await settle()
    await expect(gantry.heading).toHaveText('my-function')
    const { Configuration } = await getFunction(world, 'my-function')
    expect(Configuration).toMatchObject({ CodeSha256: shown.slice(7), Timeout: 9 })
  })

  test('@engine an edit that is queued is sent when the other update is over', async ({
    page,
    world,
    gantry,
    settle,
  }) => {
    await page.goto(paths.editGeneral(world.place, 'my-function'))
    await page.getByRole('textbox', { name: 'Description' }).fill('mine')
    await world.lambda.send(
      new UpdateFunctionCodeCommand({ FunctionName: 'my-function', ImageUri: imageUri(world, 'hello-world', '1.1.0') }),
    )
    await page.getByRole('button', save).click()
    await page.getByRole('button', { name: 'Queue' }).click()
    await settle()
    await expect(gantry.heading).toHaveText('my-function')
    expect((await getFunction(world, 'my-function')).Configuration?.Description).toBe('mine')
  })

  test('a draft of a deployment survives a reload, and leaving asks first', async ({ page, world, gantry }) => {
    await page.goto(paths.deploy(world.place, 'my-function'))
    await page.getByRole('checkbox', { name: 'Publish a new version' }).check()
    await page.getByRole('textbox', { name: 'Version description' }).fill('release 4')
    await page.getByRole('link', { name: 'Cancel' }).click()
    await gantry.dialog('Leave without deploying?').getByRole('button', { name: 'Keep editing' }).click()
    await page.reload()
    await page.getByRole('button', { name: 'Restore' }).click()
    await expect(page.getByRole('textbox', { name: 'Version description' })).toHaveValue('release 4')
  })

  test('by keyboard alone: a wrong number has the focus after Save, wherever it stands', async ({ page, world }) => {
    await page.goto(paths.editGeneral(world.place, 'my-function'))
    const seconds = page.getByRole('textbox', { name: 'Timeout seconds' })
    await seconds.fill('0')
    await page.getByRole('textbox', { name: 'Ephemeral storage' }).fill('1')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('textbox', { name: 'Timeout minutes' })).toBeFocused()
    await expect(page.getByText('2 fields need attention')).toBeVisible()
    await page.getByRole('button', { name: 'Enter a whole number from 512 to 10,240 MB.' }).press('Enter')
    await expect(page.getByRole('textbox', { name: 'Ephemeral storage' })).toBeFocused()
  })
})

test('Create unfolds the section with an error and moves the focus into it', async ({ page, world, gantry }) => {
  await page.goto(
    paths.createFunction(world.place, { name: 'folded', image: imageUri(world, 'hello-world', 'latest') }),
  )
  await gantry.unfold('Environment variables')
  await page.getByRole('button', { name: 'Add environment variable' }).click()
  const name = page.getByRole('textbox', { name: 'Name, row 1' })
  await name.fill('AWS_REGION')
  await page.getByRole('heading', { name: 'Environment variables' }).click()
  await expect(name).toBeHidden()
  await page.getByRole('button', { name: 'Create function' }).click()
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription(/Lambda sets AWS_REGION\. Choose another name\./)
})
