import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'

test.use({ prepared: false })
test.beforeEach(({ engine }) => engine.seed('demo'))

test('@engine R108: test a function and see the returned data, and what ran', async ({ page, world, gantry }) => {
  await page.goto(paths.function(world.place, 'hello-classic'))
  await page.getByRole('link', { name: 'Test' }).first().click()
  await page.getByLabel('Event JSON').fill('{"order": 7}')
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  const result = gantry.card('Result')
  await expect(result.getByText('Succeeded')).toBeVisible()
  await expect(result.getByText('Simulated')).toBeVisible()
  await expect(result.getByRole('region', { name: 'Response' })).toContainText('"order": 7')
  await expect(result.getByRole('region', { name: 'Log output' })).toContainText('REPORT RequestId: ')
  const { Configuration } = await world.lambda.send(new GetFunctionCommand({ FunctionName: 'hello-classic' }))
  await expect(result).toContainText(Configuration?.CodeSha256?.slice(0, 12) ?? 'no digest')
})

test('@engine a failure is explained, beside what Lambda tried, with the way to mend it', async ({
  page,
  world,
  gantry,
}) => {
  await page.goto(paths.function(world.place, 'bad-entrypoint', 'test'))
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  const result = gantry.card('Result')
  await expect(result.getByText('Lambda could not start the container.')).toBeVisible()
  await expect(result).toContainText('ENTRYPOINT [] CMD [app.handler]')
  await expect(result.getByRole('region', { name: 'Response' })).toContainText('Runtime.InvalidEntrypoint')
  await result.getByRole('link', { name: 'Edit image configuration' }).click()
  await expect(gantry.heading).toHaveText('Edit image configuration')
})

for (const [name, title] of [
  ['resizer-x86-broken', 'The image is built for another architecture.'],
  ['tmp-writer', 'The function writes where it may not.'],
  ['slow-start', 'It ran longer than its timeout of 3 s.'],
] as const)
  test(`@engine ${name} says: ${title}`, async ({ page, world, gantry }) => {
    await page.goto(paths.function(world.place, name, 'test'))
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(gantry.card('Result').getByText(title)).toBeVisible()
  })

test('@engine an event that is no JSON is said at its field, kept, and not sent', async ({ page, world, gantry }) => {
  await page.goto(paths.function(world.place, 'hello-classic', 'test'))
  await page.getByLabel('Event JSON').fill('{\n  "a": 1,\n  b\n}')
  await page.getByLabel('Event JSON').press('Control+Enter')
  await expect(page.getByText('Line 3, column 3: this is not JSON.')).toBeVisible()
  await expect(gantry.card('Result')).toContainText('Nothing has run from this page yet.')
  await page.getByRole('link', { name: 'Configuration', exact: true }).click()
  await page.getByRole('link', { name: 'Test', exact: true }).last().click()
  await expect(page.getByLabel('Event JSON')).toHaveValue('{\n  "a": 1,\n  b\n}')
})

test('@engine a template that replaces what was typed can be undone', async ({ page, world }) => {
  await page.goto(paths.function(world.place, 'hello-classic', 'test'))
  await page.getByLabel('Event JSON').fill('{"mine": true}')
  await page.getByLabel('Template').selectOption('SQS')
  await expect(page.getByLabel('Event JSON')).toHaveValue(/aws:sqs/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Event JSON')).toHaveValue('{"mine": true}')
})

test('@engine asynchronous and dry runs say what they do not answer, and stay in the list', async ({
  page,
  world,
  gantry,
}) => {
  await page.goto(paths.function(world.place, 'hello-classic', 'test'))
  for (const [type, outcome] of [
    ['Asynchronous', 'Accepted'],
    ['Dry run', 'Allowed'],
  ] as const) {
    await page.getByRole('radio', { name: type }).check()
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(gantry.card('Result').getByText(outcome)).toBeVisible()
  }
  await expect(gantry.card('Runs in this tab').getByRole('button')).toHaveText([/Allowed/, /Accepted/])
})

test('@engine a version is tested by its qualifier', async ({ page, world, gantry }) => {
  await page.goto(paths.function(world.place, 'checkout-api', 'test', '6'))
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(gantry.card('Result').getByText('function version 6')).toBeVisible()
})

test('@engine R19: a function that sleeps refuses the first test, wakes, and answers without another click', async ({
  page,
  world,
  engine,
  gantry,
  settle,
}) => {
  await engine.setSpeed('realistic')
  await page.goto(paths.function(world.place, 'report-nightly', 'test'))
  await page.getByRole('button', { name: 'Test (wakes the function)' }).click()
  await expect(gantry.card('Result').getByText('as expected')).toBeVisible()
  await settle()
  await expect(gantry.card('Result').getByText('Succeeded')).toBeVisible()
})
