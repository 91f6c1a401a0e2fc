import { DeleteFunctionCommand, ListFunctionsCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'
import { createFunction, getFunction, imageUri } from './support/outside'

const save = { name: 'Save', exact: true }

test.describe('creating', () => {
  test.beforeEach(async ({ page, world }) => {
    await page.goto(paths.createFunction(world.place, { image: imageUri(world, 'hello-world', 'latest') }))
  })

  test('a name that was taken meanwhile: the sentence is at the name, everything else is kept', async ({
    page,
    world,
    gantry,
  }) => {
    await page.getByRole('textbox', { name: 'Function name' }).fill('taken')
    await gantry.unfold('Container image overrides')
    await page.getByRole('textbox', { name: 'Command' }).fill('"worker.handler"')
    await createFunction(world, 'taken')
    await page.getByRole('button', { name: 'Create function' }).click()
    await expect(page.getByRole('textbox', { name: 'Function name' })).toHaveAccessibleDescription(
      /A function named taken already exists/,
    )
    await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue('"worker.handler"')
    await expect(page).toHaveURL(new RegExp(paths.createFunction(world.place)))
  })

  for (const { name, says } of [
    { name: 'err-500', says: /An error occurred and the request cannot be processed/ },
    { name: 'err-429', says: /throttl|Rate exceeded/i },
    { name: 'err-conflict', says: /operation cannot be performed at this time|Another update is running/ },
  ])
    test(`${name}: AWS’s own words, and the entries are kept`, async ({ page }) => {
      await page.getByRole('textbox', { name: 'Function name' }).fill(name)
      await page.getByRole('button', { name: 'Create function' }).click()
      await expect(page.getByRole('main').getByText(says).first()).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Function name' })).toHaveValue(name)
    })

  test('a double click creates once', async ({ page, world, gantry, engine }) => {
    await page.getByRole('textbox', { name: 'Function name' }).fill('only-one')
    await page.getByRole('button', { name: 'Create function' }).dblclick()
    await expect(page.getByText('Waiting for the role to be usable').first()).toBeVisible()
    await engine.advanceClock(30)
    await expect(gantry.heading).toHaveText('only-one')
    await gantry.expectToast('Function only-one created')
    await expect(page.getByText(/already exist/)).toHaveCount(0)
    const { Functions } = await world.lambda.send(new ListFunctionsCommand({}))
    expect(Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['only-one'])
  })

  test('a draft survives a reload, the values of environment variables do not', async ({ page, gantry }) => {
    await page.getByRole('textbox', { name: 'Function name' }).fill('half-done')
    await gantry.unfold('Environment variables')
    await page.getByRole('button', { name: 'Add environment variable' }).click()
    await page.getByRole('textbox', { name: 'Name, row 1' }).fill('API_KEY')
    await page.getByRole('textbox', { name: 'Value, row 1' }).fill('not-for-storage')
    await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).toContain('half-done')
    expect(await page.evaluate(() => JSON.stringify(sessionStorage) + JSON.stringify(localStorage))).not.toContain(
      'not-for-storage',
    )
    page.on('dialog', (dialog) => dialog.accept())
    await page.reload()
    await expect(gantry.heading).toHaveText('Create function')
    await expect(page.getByText(/Restore your draft from/)).toBeVisible()
    await page.getByRole('button', { name: 'Restore' }).click()
    await expect(page.getByRole('textbox', { name: 'Function name' })).toHaveValue('half-done')
  })
})

test.describe('changing', () => {
  test.beforeEach(async ({ world, settle }) => {
    await createFunction(world, 'my-function')
    await settle()
  })

  test('somebody else changed the function: the entries are kept, and what changed is said', async ({
    page,
    world,
    settle,
  }) => {
    await page.goto(paths.editGeneral(world.place, 'my-function'))
    await page.getByRole('textbox', { name: 'Description' }).fill('mine')
    await world.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'my-function', MemorySize: 777 }))
    await settle()
    await page.getByRole('button', save).click()
    await expect(page.getByText('This function changed while you were editing').first()).toBeVisible()
    await expect(page.getByText(/777/).first()).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('mine')
    const { Configuration } = await getFunction(world, 'my-function')
    expect(Configuration).toMatchObject({ MemorySize: 777, Description: '' })
  })

  test('an update that began meanwhile is said, and the entries are kept', async ({ page, world }) => {
    await page.goto(paths.editGeneral(world.place, 'my-function'))
    await page.getByRole('textbox', { name: 'Description' }).fill('mine')
    await world.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'my-function', Timeout: 9 }))
    await page.getByRole('button', save).click()
    await expect(
      page.getByText(/update is (running|in progress)|changed while you were editing/i).first(),
    ).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('mine')
    const { Configuration } = await getFunction(world, 'my-function')
    expect(Configuration?.Description).toBe('')
  })

  test('a delete asks first, and leads back to the list', async ({ page, world, gantry }) => {
    await gantry.openFunction('my-function')
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: /Delete/ }).click()
    const ask = gantry.dialog('Delete my-function?')
    await ask.getByRole('button', { name: 'Cancel' }).click()
    await expect(ask).toBeHidden()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: /Delete/ }).click()
    await ask.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page).toHaveURL(paths.functions(world.place))
    await gantry.expectToast('Function my-function was deleted.')
    await expect(gantry.row('my-function')).toHaveCount(0)
    await expect(getFunction(world, 'my-function')).rejects.toThrow(/Function not found/)
  })

  test.describe('with errors that the browser logs', () => {
    test.use({ expectedErrors: /Failed to load resource/ })

    test('a function that another client deletes is said to be gone', async ({ page, world, gantry }) => {
      await gantry.openFunction('my-function')
      await world.lambda.send(new DeleteFunctionCommand({ FunctionName: 'my-function' }))
      await expect(
        page
          .getByText(/was deleted/)
          .filter({ visible: true })
          .first(),
      ).toBeVisible()
      await expect(gantry.card('Image').getByRole('link', { name: 'Deploy new image' })).toBeDisabled()
      await expect(page.getByRole('list', { name: 'Recent' })).toHaveCount(0)
    })

    test('a function that is not there is named, with its Region, and is no recent one', async ({ page, world }) => {
      await page.goto(paths.function(world.place, 'nobody'))
      await expect(page.getByText('No function named nobody in us-east-1').first()).toBeVisible()
      await expect(page.getByRole('link', { name: 'nobody' })).toHaveCount(0)
    })

    test('a connection that this machine does not have leads to those that it has', async ({ page, gantry }) => {
      await page.goto(paths.functions({ connection: 'no-such-profile', region: 'us-east-1' }))
      await expect(page.getByText(/names a connection that this machine does not have/)).toBeVisible()
      await page.getByRole('link', { name: 'Choose a connection' }).click()
      await expect(gantry.heading).toHaveText('Which account do you want to see?')
    })
  })
})
