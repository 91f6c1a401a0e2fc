import { paths } from '@/lib/paths'
import { expect, test } from './fixtures'
import { getFunction, imageUri } from './support/outside'

test('a memory of 512.5 MB is refused at its field and never becomes another number', async ({
  page,
  world,
  gantry,
  submitCreate,
}) => {
  await page.goto(
    paths.createFunction(world.place, { name: 'half-a-megabyte', image: imageUri(world, 'hello-world', 'latest') }),
  )
  await gantry.unfold('General configuration')
  const memory = page.getByRole('textbox', { name: 'Memory' })
  await memory.fill('512.5')
  await page.getByRole('button', { name: 'Create function' }).click()
  await expect(memory).toHaveAccessibleDescription(/Enter a whole number from 128 to 10,240 MB/)
  await expect(memory).toBeFocused()
  await memory.fill('1,024')
  await submitCreate()
  await expect(gantry.heading).toHaveText('half-a-megabyte')
  const { Configuration } = await getFunction(world, 'half-a-megabyte')
  expect(Configuration?.MemorySize).toBe(1024)
})
