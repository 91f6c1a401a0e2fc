/** A way to an AWS account: the engine (`demo`), a profile of this machine, or an endpoint of `gantry.config.json`. */
export type Connection = {
  readonly name: string
  readonly kind: 'demo' | 'profile' | 'endpoint'
  /** null: AWS itself. */
  readonly endpoint: string | null
  readonly regions: readonly string[]
  readonly readOnly: boolean
  /** What the person reads: `Embedded engine`, `profile dev`. */
  readonly label: string
  /** The AWS profile whose credentials are used, null for the engine, the environment and bare endpoints. */
  readonly profile: string | null
  /** What the person does to renew the credentials: `Run: aws sso login --profile dev`. */
  readonly renewal: string
}

export const accountOfDemo = /^demo-(\d{12})$/

/** The account that a demo connection signs for: its own world on the engine. null for any other connection. */
export const demoAccount = ({ kind, name }: Pick<Connection, 'kind' | 'name'>) =>
  kind === 'demo' ? (accountOfDemo.exec(name)?.[1] ?? '123456789012') : null
