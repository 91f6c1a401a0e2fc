import { randomInt } from 'node:crypto'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new id as AWS forms it: what it is of (`AROA` a role, `ANPA` a policy) and 17 characters of base 32. */
export const newIamId = (prefix: 'AROA' | 'ANPA') =>
  `${prefix}${Array.from({ length: 17 }, () => LETTERS[randomInt(32)]).join('')}`
