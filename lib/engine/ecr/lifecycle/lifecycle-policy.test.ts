import { DeleteLifecyclePolicyCommand, GetLifecyclePolicyCommand, PutLifecyclePolicyCommand } from '@aws-sdk/client-ecr'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lifecyclePolicy } from '../../seed/images/policies'
import { EngineError } from '../../protocol/errors'
import { openTestEngine } from '../../testing'
import { openRepository } from '../test-repository'
import { readLifecyclePolicy } from './lifecycle-policy'

const repositoryName = 'app'
const { ecr } = await openRepository(await openTestEngine(), repositoryName)

const untagged = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 3 }
const tagged = { tagStatus: 'tagged', tagPrefixList: ['v'], countType: 'imageCountMoreThan', countNumber: 3 }
const archived = {
  tagStatus: 'any',
  storageClass: 'archive',
  countType: 'sinceImageTransitioned',
  countUnit: 'days',
  countNumber: 90,
}
const unpulled = { ...untagged, countType: 'sinceImagePulled' }
const expire = { type: 'expire' }
const archive = { type: 'transition', targetStorageClass: 'archive' }
const rule = (selection: object, rulePriority: unknown = 1, action: object = expire) => ({
  rulePriority,
  selection,
  action,
})
const rules = (...list: unknown[]) => ({ rules: list })

/** The model wants 100 characters at least. */
const put = (policy: unknown) => {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy)
  return ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: text.padEnd(100) }))
}

test.each([
  ['one rule for untagged images', rules(rule(untagged))],
  [
    'prefixes, patterns and all',
    rules(
      rule(tagged),
      rule({ ...tagged, tagPrefixList: undefined, tagPatternList: ['*a*b*c*'] }, 2),
      rule({ ...tagged, tagStatus: 'any', tagPrefixList: undefined }, 9),
    ),
  ],
  [
    'the same selection once in each storage class',
    rules(rule(unpulled, 1, archive), rule({ ...archived, tagStatus: 'untagged' }, 2)),
  ],
  ['any in each storage class', rules(rule({ ...unpulled, tagStatus: 'any' }, 1, archive), rule(archived, 2))],
  ['the seeds', lifecyclePolicy],
])('taken: %s', async (_, policy) => {
  await expect(put(policy)).resolves.toMatchObject({ repositoryName })
})

const enumOf = (found: string, ...values: string[]) =>
  `instance value (${found}) not found in enum (possible values: ${JSON.stringify(values)})\n`
const combinations = 'instance failed to match exactly one schema (matched 0 out of 4)\n'
const actions = 'instance failed to match exactly one schema (matched 0 out of 2)\n'

test.each<[string, unknown, string]>([
  ['no JSON', '{', 'Could not map policyString into LifecyclePolicy.'],
  ['no object', '[]', 'Could not map policyString into LifecyclePolicy.'],
  [
    'no rules',
    { other: 1 },
    'object has missing required properties (["rules"])\nobject instance has properties which are not allowed by the schema: ["other"]\n',
  ],
  [
    'a rule that is a text',
    rules('x'),
    'instance type (string) does not match any allowed primitive type (allowed: ["object"])\n',
  ],
  ['an empty rule', rules({}), 'object has missing required properties (["action","rulePriority","selection"])\n'],
  [
    'a rule with too much',
    rules({ ...rule(untagged), when: 'now' }),
    'object instance has properties which are not allowed by the schema: ["when"]\n',
  ],
  ['no number of rules', rules(), 'array is too short: must have at least 1 elements but instance has 0 elements\n'],
  [
    'a priority of 0',
    rules(rule(untagged, 0)),
    'numeric instance is lower than the required minimum (minimum: 1, found: 0)\n',
  ],
  [
    'a priority in words',
    rules(rule(untagged, 'one')),
    'instance type (string) does not match any allowed primitive type (allowed: ["integer"])\n',
  ],
  [
    'an unknown tag status',
    rules(rule({ ...untagged, tagStatus: 'some' })),
    enumOf('"some"', 'tagged', 'untagged', 'any'),
  ],
  ['an unknown unit', rules(rule({ ...untagged, countUnit: 'hours' })), enumOf('"hours"', 'days')],
  ['an unknown action', rules(rule(untagged, 1, { type: 'keep' })), enumOf('"keep"', 'expire', 'transition')],
  [
    'a count of 0',
    rules(rule({ ...untagged, countNumber: 0 })),
    'numeric instance is lower than the required minimum (minimum: 1, found: 0)\n',
  ],
  ['an unknown count', rules(rule({ ...untagged, countType: 'sinceBirth' })), combinations],
  ['days without a unit', rules(rule({ ...untagged, countUnit: undefined })), combinations],
  ['a number with a unit', rules(rule({ ...tagged, countUnit: 'days' })), combinations],
  ['the archive without its class', rules(rule({ ...archived, storageClass: undefined })), combinations],
  [
    'too few days in the archive',
    rules(rule({ ...archived, countNumber: 30 })),
    'numeric instance is lower than the required minimum (minimum: 90, found: 30)\n',
  ],
  ['a target of null', rules(rule(untagged, 1, { type: 'expire', targetStorageClass: null })), actions],
  ['a transition to nowhere', rules(rule(untagged, 1, { type: 'transition' })), actions],
  [
    'tagged without tags',
    rules(rule({ ...tagged, tagPrefixList: undefined })),
    'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.',
  ],
  [
    'untagged with tags',
    rules(rule({ ...untagged, tagPrefixList: ['v'] })),
    'Must not specify tagPrefixList or tagPatternList when tagStatus=UNTAGGED.',
  ],
  [
    'prefixes and patterns',
    rules(rule({ ...tagged, tagPatternList: ['v*'] })),
    'Must specify only one of tagPrefixList and tagPatternList.',
  ],
  [
    'five wildcards',
    rules(rule({ ...tagged, tagPrefixList: undefined, tagPatternList: ['*a*b*c*d*'] })),
    'Tag patterns can have at most 4 wildcards.',
  ],
  [
    'unpulled images expired',
    rules(rule(unpulled)),
    'countType=sinceImagePulled can only be used with the action transition.',
  ],
  [
    'the archive archived',
    rules(rule(archived, 1, archive)),
    'countType=sinceImageTransitioned can only be used with the action expire.',
  ],
  ['a priority twice', rules(rule(untagged), rule(tagged)), 'Rule priorities must be unique.'],
  [
    'untagged twice',
    rules(rule(untagged), rule(untagged, 2)),
    'Only one rule can select Untagged images per storage class.',
  ],
  [
    'any before others',
    rules(rule({ ...untagged, tagStatus: 'any' }), rule(tagged, 2)),
    'Rule for tagStatus=ANY must have the lowest priority per storage class.',
  ],
  [
    'the same tags twice',
    rules(rule(tagged), rule(tagged, 2)),
    'Rules must have unique tag prefixes or patterns per storage class.',
  ],
])('refused: %s', async (_, policy, why) => {
  await expect(put(policy)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: ${why}'`,
  })
})

test('a policy is read and deleted; it was last applied in 1970', async () => {
  await put(lifecyclePolicy)
  const lastEvaluatedAt = new Date(0)
  expect(await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))).toMatchObject({
    lifecyclePolicyText: lifecyclePolicy,
    lastEvaluatedAt,
  })
  expect(await ecr.send(new DeleteLifecyclePolicyCommand({ repositoryName }))).toMatchObject({
    lifecyclePolicyText: lifecyclePolicy,
    lastEvaluatedAt,
  })
  for (const again of [
    new GetLifecyclePolicyCommand({ repositoryName }),
    new DeleteLifecyclePolicyCommand({ repositoryName }),
  ])
    await expect(ecr.send(again)).rejects.toMatchObject({ name: 'LifecyclePolicyNotFoundException' })
})

test('whatever the text is, the answer is rules or a refusal', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(untagged, tagged, archived, expire, archive, 1, 'any', null))
  const member = fc.constantFrom(
    'rules',
    'rulePriority',
    'selection',
    'action',
    'tagStatus',
    'countType',
    'countNumber',
    'type',
    '__proto__',
    'constructor',
  )
  const some = fc.dictionary(member, value)
  const policies = fc.oneof(
    fc.jsonValue(),
    fc.record({
      rules: fc.array(
        fc.oneof(
          some,
          fc.record({ rulePriority: value, selection: fc.oneof(value, some), action: fc.oneof(value, some) }),
        ),
      ),
    }),
  )
  fc.assert(
    fc.property(policies, (policy) => {
      try {
        expect(readLifecyclePolicy(JSON.stringify(policy))).toBeInstanceOf(Array)
      } catch (error) {
        expect(error).toBeInstanceOf(EngineError)
      }
    }),
    { numRuns: 2000 },
  )
})
