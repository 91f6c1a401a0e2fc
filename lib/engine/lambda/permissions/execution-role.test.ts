import { beforeEach, expect, test } from 'vitest'
import { openAccount, type TestAccount } from '../test-account'
import { openTestEngine } from '../../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(() => void (account = openAccount(engine)))

const CANNOT = 'The role defined for the function cannot be assumed by Lambda.'

test('an account without any role takes every ARN of its own, and none of another', async () => {
  await expect(account.create('f')).resolves.toMatchObject({ State: 'Pending' })
  await expect(account.create('g', { Role: 'arn:aws:iam::999999999999:role/x' })).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: 'Cross-account pass role is not allowed.',
  })
})

test('a role must be there, some seconds old, and trust Lambda', async () => {
  const { create, putRole, advance, id } = account
  putRole('ec2-only', 'ec2.amazonaws.com')
  putRole('ready', 'lambda.amazonaws.com')
  const role = (name: string) => ({ Role: `arn:aws:iam::${id}:role/${name}` })
  await expect(create('f', role('ready'))).rejects.toThrow(CANNOT)
  advance(25_000)
  await expect(create('f', role('ec2-only'))).rejects.toThrow(CANNOT)
  await expect(create('f', role('nobody'))).rejects.toThrow(CANNOT)
  await expect(create('f', role('ready'))).resolves.toMatchObject({ State: 'Pending' })
})
