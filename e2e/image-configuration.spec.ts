import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'
import { createFunction, getFunction } from './support/outside'

const overrides = {
  EntryPoint: ['/usr/bin/npx', 'aws-lambda-ric'],
  Command: ['app.handler'],
  WorkingDirectory: '/var/task',
}

test.beforeEach(async ({ world, settle }) => {
  await createFunction(world, 'my-function', {
    ImageConfig: overrides,
    Environment: { Variables: { LOG_LEVEL: 'info', TABLE: 'orders' } },
  })
  await settle()
})

test('R68–R70: edit the image configuration and the environment variables', async ({
  page,
  world,
  gantry,
  settle,
  endpoint,
}) => {
  // moto answers UpdateFunctionConfiguration and leaves ImageConfig as it was: the page must say so, whatever was sent.
  const kept = endpoint === 'moto' ? overrides : { ...overrides, Command: ['worker.handler'] }
  await test.step('R68: Edit under Image configuration', async () => {
    await gantry.openFunction('my-function')
    await gantry.card('Image configuration').getByRole('link', { name: 'Edit' }).click()
    await expect(page).toHaveURL(paths.editImageConfiguration(world.place, 'my-function'))
    await expect(page.getByText('Saving configuration does not pick up a moved tag.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Entrypoint' })).toHaveValue('"/usr/bin/npx", "aws-lambda-ric"')
  })

  await test.step('R69: one new value and Save leave the other overrides as they were', async () => {
    await page.getByRole('textbox', { name: 'Command' }).fill('"worker.handler"')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(gantry.heading).toHaveText('my-function')
    const { Configuration } = await getFunction(world, 'my-function')
    expect(Configuration?.ImageConfigResponse?.ImageConfig).toEqual(kept)
    await expect(
      gantry.card('Image configuration').getByText([...kept.EntryPoint, ...kept.Command].join(' ')),
    ).toBeVisible()
    await settle()
    await gantry.expectState('Active')
  })

  await test.step('R70: Edit under Environment variables', async () => {
    await page.getByRole('link', { name: 'Configuration', exact: true }).click()
    await gantry.card('Environment variables').getByRole('link', { name: 'Edit' }).click()
    await expect(page).toHaveURL(paths.editEnvironment(world.place, 'my-function'))
    await page.getByRole('button', { name: 'Add environment variable' }).click()
    await page.getByRole('textbox', { name: 'Name, row 3' }).fill('REGION_HINT')
    await page.getByRole('textbox', { name: 'Value, row 3' }).fill('eu')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(gantry.heading).toHaveText('my-function')
    const { Configuration } = await getFunction(world, 'my-function')
    expect(Configuration?.Environment?.Variables).toEqual({ LOG_LEVEL: 'info', TABLE: 'orders', REGION_HINT: 'eu' })
  })
})

test('@engine an override that is switched off is gone, the others stay', async ({ page, world, gantry }) => {
  await page.goto(paths.editImageConfiguration(world.place, 'my-function'))
  await page.getByRole('switch', { name: 'Override entrypoint' }).uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(gantry.heading).toHaveText('my-function')
  const { Configuration } = await getFunction(world, 'my-function')
  expect(Configuration?.ImageConfigResponse?.ImageConfig).toEqual({
    Command: ['app.handler'],
    WorkingDirectory: '/var/task',
  })
})

test('@engine R38, R40: the effective value is the override, and the image’s own once that is cleared', async ({
  page,
  world,
  gantry,
  settle,
}) => {
  await gantry.openFunction('my-function')
  const configuration = gantry.card('Image configuration')
  const command = configuration.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^CMD/ }) })
  await expect(command.getByRole('cell').last()).toContainText('app.handler')
  await expect(command.getByRole('cell').last()).toContainText('override')
  await page.goto(paths.editImageConfiguration(world.place, 'my-function'))
  await page.getByRole('button', { name: 'Reset all overrides' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(gantry.heading).toHaveText('my-function')
  await settle()
  const { Configuration } = await getFunction(world, 'my-function')
  expect(Configuration?.ImageConfigResponse).toBeUndefined()
  await expect(command.getByRole('cell').last()).toContainText('image')
})

test('a variable is replaced without its old value ever being shown, and one is removed', async ({
  page,
  world,
  gantry,
}) => {
  await page.goto(paths.editEnvironment(world.place, 'my-function'))
  const level = page.getByRole('group', { name: 'LOG_LEVEL' })
  await expect(level.getByRole('textbox', { name: /^Value/ })).toHaveValue('')
  await level.getByRole('textbox', { name: /^Value/ }).fill('debug')
  await page.getByRole('button', { name: 'Remove TABLE' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(gantry.heading).toHaveText('my-function')
  const { Configuration } = await getFunction(world, 'my-function')
  expect(Configuration?.Environment?.Variables).toEqual({ LOG_LEVEL: 'debug' })
})

test('a value is in the page only once it is revealed', async ({ page, world }) => {
  await page.goto(paths.function(world.place, 'my-function', 'configuration'))
  await expect(page.getByText('TABLE').first()).toBeVisible()
  expect(await page.content()).not.toContain('orders')
  await page.getByRole('button', { name: /Reveal.*TABLE/ }).click()
  await expect(page.getByText('orders')).toBeVisible()
})

test('general configuration: a number out of range is said at its field, one in range reaches AWS', async ({
  page,
  world,
  gantry,
}) => {
  await page.goto(paths.editGeneral(world.place, 'my-function'))
  const memory = page
    .getByRole('textbox', { name: 'Memory' })
    .or(page.getByRole('spinbutton', { name: 'Memory' }))
    .first()
  await memory.fill('64')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(memory).toHaveAccessibleDescription(/Enter a whole number from 128 to 10,240/)
  await memory.fill('1024')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(gantry.heading).toHaveText('my-function')
  const { Configuration } = await getFunction(world, 'my-function')
  expect(Configuration).toMatchObject({ MemorySize: 1024, Timeout: 3 })
})
