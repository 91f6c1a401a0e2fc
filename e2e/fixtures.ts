import { expect, test as base } from '@playwright/test'
import { seedThroughOperations } from './support/outside'
import { verbs, type Verbs } from './support/verbs'
import { engineControls, engineWorld, motoWorld, type EngineControls, type Options, type World } from './support/world'

type Fixtures = {
  /** `true` starts with repositories, images and roles; `false` with an account that has nothing. */
  prepared: boolean
  /** The test's own account. */
  world: World
  /** What only the engine can do; a test that uses it is marked @engine. */
  engine: EngineControls
  /** What a person does. */
  gantry: Verbs
  /** Ends every transition that is under way. Where nothing is ever pending there is nothing to end. */
  settle: () => Promise<void>
  /** Sends the form Create function; where IAM needs some seconds until a new role can be assumed, they pass. */
  submitCreate: () => Promise<void>
  /** Console errors that a test provokes and expects, such as the browser's line about a 404. */
  expectedErrors: RegExp | null
}

export const test = base.extend<Options & Fixtures>({
  endpoint: ['engine', { option: true }],
  prepared: [true, { option: true }],
  expectedErrors: [null, { option: true }],

  world: async ({ endpoint, prepared }, use) => {
    const world = endpoint === 'moto' ? motoWorld() : engineWorld()
    if (prepared) await (endpoint === 'moto' ? seedThroughOperations(world) : engineControls(world).seed('basics'))
    await use(world)
    for (const client of [world.lambda, world.ecr, world.iam]) client.destroy()
  },

  engine: async ({ world, endpoint }, use) => {
    if (endpoint !== 'engine') throw new Error('This test needs the engine: mark it @engine.')
    await use(engineControls(world))
  },

  settle: async ({ world, endpoint }, use) => {
    await use(async () => {
      if (endpoint === 'engine') await engineControls(world).advanceClock(600)
    })
  },

  submitCreate: async ({ page, world, endpoint }, use) => {
    await use(async () => {
      await page.getByRole('button', { name: 'Create function' }).click()
      if (endpoint !== 'engine') return
      await expect(page.getByText('Waiting for the role to be usable').first()).toBeVisible()
      await engineControls(world).advanceClock(30)
    })
  },

  gantry: async ({ page, world }, use) => use(verbs(page, world)),

  /** No page may throw, log an error, or show a value that was not there. */
  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(`${error.message} at ${page.url()}`))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} at ${page.url()}`)
    })
    await use(page)
    expect(
      errors.filter((error) => !expectedErrors?.test(error)),
      'errors in the console',
    ).toEqual([])
  },
})

export { expect }
