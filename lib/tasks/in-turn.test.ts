import { expect, test } from 'vitest'
import { inTurn } from './in-turn'

test('who is first is heard at once, the others in order once those before them have ended', () => {
  const heard: string[] = []
  const voice = inTurn((text) => heard.push(text))
  const [first, second, third] = [voice(), voice(), voice()]
  third.say('c1 ')
  second.say('b1 ')
  first.say('a1 ')
  expect(heard.join('')).toBe('a1 ')
  third.end()
  second.say('b2 ')
  first.end()
  expect(heard.join('')).toBe('a1 b1 b2 ')
  second.say('b3 ')
  expect(heard.join('')).toBe('a1 b1 b2 b3 ')
  second.end()
  expect(heard.join('')).toBe('a1 b1 b2 b3 c1 ')
  voice().say('d1')
  expect(heard.join('')).toBe('a1 b1 b2 b3 c1 d1')
})
