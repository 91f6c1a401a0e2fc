import { expect, it } from 'vitest'
import { findOptions } from './find-options'

const repositories = ['archive/hello-world', 'hello-world-2', 'hello-world', 'other'].map((name) => ({
  value: name,
  label: name,
}))
const values = (text: string) => findOptions(repositories, text).found.map(({ value }) => value)

it('gives all for no text', () => expect(values('  ')).toHaveLength(4))

it('puts the exact name first, then what begins with the text, then what has it in its name', () =>
  expect(values('Hello-World')).toEqual(['hello-world', 'hello-world-2', 'archive/hello-world']))

it('finds by keywords, and does not take that for the name', () => {
  const role = { value: 'arn:aws:iam::1:role/lambda-ex', label: 'lambda-ex', keywords: 'old' }
  expect(findOptions([role], 'role/lambda')).toEqual({ found: [role], named: false })
  expect(findOptions([role], 'old')).toEqual({ found: [role], named: false })
  expect(findOptions([role], role.value)).toEqual({ found: [role], named: true })
  expect(findOptions([role], 'ambda')).toEqual({ found: [role], named: true })
})
