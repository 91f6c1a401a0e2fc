import type { EngineError } from '../../protocol/errors'
import { invalidParameter } from '../errors'
import { groupBy } from '../group-by'
import { readLifecycleSchema, type LifecycleRule } from './lifecycle-schema'

/** Wildcards that ECR allows in one pattern. */
const WILDCARDS = 4

const failure = (why: string): EngineError =>
  invalidParameter('LifecyclePolicyText', `Lifecycle policy validation failure: ${why}`)

function parseObject(text: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

const classOf = ({ selection }: LifecycleRule) => selection.storageClass ?? 'standard'

/** The tags that a rule selects, in an order that does not depend on how they are written. */
const tagsOf = ({ selection: { tagPrefixList, tagPatternList } }: LifecycleRule) =>
  JSON.stringify([tagPrefixList?.toSorted(), tagPatternList?.toSorted()])

/** What is wrong with one rule. Only the first text is AWS's own, the words of the others are not known. */
function wrongInRule({ selection, action }: LifecycleRule): string | undefined {
  const { tagStatus, tagPrefixList, tagPatternList = [], countType } = selection
  const lists = (tagPrefixList ? 1 : 0) + (selection.tagPatternList ? 1 : 0)
  if (tagStatus === 'tagged' && lists === 0)
    return 'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.'
  if (tagStatus === 'tagged' && lists === 2) return 'Must specify only one of tagPrefixList and tagPatternList.'
  if (tagStatus !== 'tagged' && lists > 0)
    return `Must not specify tagPrefixList or tagPatternList when tagStatus=${tagStatus.toUpperCase()}.`
  if (tagPatternList.some((pattern) => pattern.split('*').length > WILDCARDS + 1))
    return `Tag patterns can have at most ${WILDCARDS} wildcards.`
  if (countType === 'sinceImagePulled' && action.type !== 'transition')
    return 'countType=sinceImagePulled can only be used with the action transition.'
  if (countType === 'sinceImageTransitioned' && action.type !== 'expire')
    return 'countType=sinceImageTransitioned can only be used with the action expire.'
  return undefined
}

const repeats = (keys: readonly string[]) => new Set(keys).size < keys.length

/** What is wrong with rules beside each other. The words of the first and the last are not known. */
function wrongTogether(rules: readonly LifecycleRule[]): string | undefined {
  if (repeats(rules.map(({ rulePriority }) => String(rulePriority)))) return 'Rule priorities must be unique.'
  for (const same of groupBy(rules, classOf).values()) {
    const untagged = same.filter(({ selection }) => selection.tagStatus === 'untagged')
    if (untagged.length > 1) return 'Only one rule can select Untagged images per storage class.'
    const last = Math.max(...same.map(({ rulePriority }) => rulePriority))
    if (same.some(({ selection, rulePriority }) => selection.tagStatus === 'any' && rulePriority < last))
      return 'Rule for tagStatus=ANY must have the lowest priority per storage class.'
    if (repeats(same.filter(({ selection }) => selection.tagStatus === 'tagged').map(tagsOf)))
      return 'Rules must have unique tag prefixes or patterns per storage class.'
  }
  return undefined
}

/**
 * The rules of a lifecycle policy, by priority.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 * @throws InvalidParameterException in the words of ECR's validator
 */
export function readLifecyclePolicy(text: string): readonly LifecycleRule[] {
  const given = parseObject(text)
  if (!given) throw failure('Could not map policyString into LifecyclePolicy.')
  const read = readLifecycleSchema(given)
  if ('errors' in read) throw failure(read.errors.map((error) => `${error}\n`).join(''))
  const rules = read.rules.toSorted((a, b) => a.rulePriority - b.rulePriority)
  const wrong = rules.map(wrongInRule).find((why) => why !== undefined) ?? wrongTogether(rules)
  if (wrong !== undefined) throw failure(wrong)
  return rules
}
