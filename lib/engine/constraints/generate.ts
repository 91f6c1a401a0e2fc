import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { overrides, patternOf } from './overrides'
import type { Rule } from './rule'
import { nodeSchema, readServiceModel, type Node } from './service-model'

/**
 * Writes the `.json` files beside this one from a dump of botocore's service models, each shape that constrains
 * something once: `npx tsx lib/engine/constraints/generate.ts DUMP [ECR] [IAM]`. The further two are botocore's own
 * `service-2.json` of ECR and IAM, for the operations that the dump leaves out.
 */
const enumsSchema = z.object({ new_enum_values: z.record(z.string(), z.array(z.string())) })
const dumpSchema = z.object({
  services: z.record(
    z.string(),
    z.object({ operations: z.record(z.string(), z.object({ input: nodeSchema.optional() })) }),
  ),
  newer_than_botocore: z.record(z.string(), z.union([enumsSchema, z.string()])),
})

/** What is checked for its form without a constraint of its own. */
const CHECKED = ['integer', 'long', 'list', 'map']

/** A length is never below 0, a number can be. */
const isNumber = ({ type }: Node): boolean => ['integer', 'long', 'double', 'float'].includes(type)

/** The rules of one service by shape, filled while its operations are walked. */
class Shapes {
  readonly rules = new Map<string, Rule>()
  readonly #bare = new Set<string>()

  constructor(readonly newValues: Readonly<Record<string, readonly string[]>>) {}

  /** @returns the shape's name when it constrains something */
  add(node: Node): string | undefined {
    if (this.rules.has(node.shape)) return node.shape
    if (this.#bare.has(node.shape)) return undefined
    const rule = this.#ruleOf(node)
    const constrains = Object.keys(rule).some((name) => name !== 'type' && name !== 'sensitive')
    if (!constrains && !CHECKED.includes(rule.type)) {
      this.#bare.add(node.shape)
      return undefined
    }
    this.rules.set(node.shape, rule)
    return node.shape
  }

  #ruleOf(node: Node): Rule {
    const members = Object.entries(node.members ?? {}).flatMap(([name, member]) => {
      const shape = this.add(member)
      const required = node.required?.includes(name) === true
      return shape || required ? [[name, shape ?? null, required] as const] : []
    })
    const values = node.enum && [...node.enum, ...(this.newValues[node.shape] ?? [])]
    const rule: Rule = {
      type: node.type,
      ...(node.min !== undefined && node.min !== 0 && { min: node.min }),
      ...(node.min === 0 && (isNumber(node) || node.max !== undefined) && { min: 0 }),
      ...(node.max !== undefined && { max: node.max }),
      ...(node.pattern !== undefined && { pattern: patternOf(node.pattern) }),
      ...(values && { enum: values }),
      ...(node.sensitive && { sensitive: true }),
      ...(members.length > 0 && { members }),
      ...(node.member && { member: this.add(node.member) ?? null }),
      ...(node.key && { key: this.add(node.key) ?? null }),
      ...(node.value && { value: this.add(node.value) ?? null }),
    }
    const { enum: _, ...withoutEnum } = rule
    const override = overrides[node.shape]
    return override === undefined ? rule : override === 'no enum' ? withoutEnum : { ...rule, ...override }
  }
}

/** Operations of IAM that the engine does and the dump leaves out. */
const FURTHER_IAM = [
  'CreatePolicy',
  'DeletePolicy',
  'ListPolicies',
  'ListPolicyVersions',
  'ListRoleTags',
  'TagRole',
  'UntagRole',
]

const [source, ecrModel, iamModel] = process.argv.slice(2)
if (source === undefined) throw new Error('Which dump? npx tsx lib/engine/constraints/generate.ts DUMP [ECR] [IAM]')

/** What the dump leaves out of a service. */
function restOf(service: string): Record<string, { input?: Node | undefined }> {
  if (service === 'ecr' && ecrModel !== undefined) return readServiceModel(ecrModel)
  if (service !== 'iam' || iamModel === undefined) return {}
  return Object.fromEntries(Object.entries(readServiceModel(iamModel)).filter(([name]) => FURTHER_IAM.includes(name)))
}

const dump = dumpSchema.parse(JSON.parse(readFileSync(source, 'utf8')))
for (const service of ['lambda', 'ecr', 'iam', 'sts', 'logs'] as const) {
  const newer = dump.newer_than_botocore[service]
  const shapes = new Shapes(typeof newer === 'object' ? newer.new_enum_values : {})
  const all = { ...restOf(service), ...dump.services[service]?.operations }
  const operations = Object.entries(all).flatMap(([name, { input }]) => {
    const shape = input && shapes.add(input)
    return shape ? [[name, shape] as const] : []
  })
  const rules = Array.from(shapes.rules, ([name, rule]) => `    ${JSON.stringify(name)}: ${JSON.stringify(rule)}`)
  const text = `{\n  "operations": ${JSON.stringify(Object.fromEntries(operations))},\n  "shapes": {\n${rules.join(',\n')}\n  }\n}\n`
  writeFileSync(join(import.meta.dirname, `${service}.json`), text)
}
