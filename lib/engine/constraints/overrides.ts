import type { Rule } from './rule'

/** The service knows a partition more than the client model: recorded answers print it in every Region pattern. */
export const patternOf = (pattern: string): string =>
  pattern.replaceAll(/(?<!\(eusc-\)\?)\[a-z\]\{2\}(\(-gov\)\|\(-iso|\(\(-gov\))/g, (found) => `(eusc-)?${found}`)

/** Where the live services are known to differ from the client model, by shape. */
export const overrides: Readonly<Record<string, Partial<Rule> | 'no enum'>> = {
  // Its own text and code: InvalidParameterValueException, after the model's constraints.
  Runtime: 'no enum',
  Timeout: { max: 900 },
  FunctionName: { bareNameMax: 64 },
  TaggableResource: {
    pattern: String.raw`arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)`,
  },
  SubnetId: { min: 0, max: 1024, pattern: 'subnet-[0-9a-z]*' },
  SecurityGroupId: { min: 0, max: 1024, pattern: 'sg-[0-9a-zA-Z]*' },
  RecursiveLoop: { enum: ['Terminate', 'Allow'] },
  ImageTagMutability: {
    enum: ['IMMUTABLE', 'MUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION'],
  },
}
