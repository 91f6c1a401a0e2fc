import { expect, it } from 'vitest'
import { checkFunctionName, nameFromRepository } from './function-name'

it.each([
  ['my-function', null],
  ['A_1', null],
  ['', 'Function name is required.'],
  ['x'.repeat(65), 'Use 64 characters or fewer. You entered 65.'],
  ['my function!', 'Remove spaces !. Use only letters, numbers, hyphens (-), and underscores (_).'],
  ['arn:aws:lambda:us-east-1:123456789012:function:my-function', "That's a full ARN. Use the name my-function."],
  [
    'arn:aws:lambda:us-east-1:123456789012:function:my-function:$LATEST',
    "That's a full ARN. Use the name my-function.",
  ],
])('%j: %s', (name, message) => expect(checkFunctionName(name)?.message ?? null).toBe(message))

it('suggests a name from the repository', () => expect(nameFromRepository('checkout/api.v2')).toBe('api-v2'))
