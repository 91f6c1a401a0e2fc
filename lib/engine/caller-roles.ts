import { callerArn, callerRoleSchema, type CallerRole } from './caller-role'
import { EngineError } from './protocol/errors'
import type { Service } from './protocol/service'
import { isRead } from './reads'
import type { Store } from './store/store'

const SETTING = 'callerRole'
const POLICY_WRITES = /^(Set|Delete)RepositoryPolicy$/

/** What each role is refused, as `service:Operation`. */
const REFUSED: Readonly<Record<CallerRole, (service: string, operation: string) => boolean>> = {
  admin: () => false,
  deployer: (service, operation) => /^Delete|^BatchDelete/.test(operation) || (service === 'iam' && !isRead(operation)),
  'no-set-repository-policy': (service, operation) => service === 'ecr' && POLICY_WRITES.test(operation),
  'read-only': (_, operation) => !isRead(operation),
}

/** Actions that are not called as their operation. */
const ACTIONS: Readonly<Record<string, string>> = {
  Invoke: 'InvokeFunction',
  InvokeAsync: 'InvokeFunction',
  InvokeWithResponseStream: 'InvokeFunction',
}

const member = (input: unknown, name: string): string | undefined => {
  const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined
  return typeof value === 'string' ? value : undefined
}

/** What an operation is about, as the resource of a refusal. */
function resourceOf(service: Service['id'], account: string, region: string, input: unknown): string {
  const name = member(input, 'FunctionName')
  const repository = member(input, 'repositoryName')
  const role = member(input, 'RoleName')
  // A name may come as an ARN, or as its last parts: `123456789012:function:name`.
  if (name !== undefined)
    return name.startsWith('arn:')
      ? name
      : `arn:aws:lambda:${region}:${account}:function:${name.split(':function:').at(-1)}`
  if (repository !== undefined) return `arn:aws:ecr:${region}:${account}:repository/${repository}`
  if (role !== undefined) return `arn:aws:iam::${account}:role/${role}`
  return member(input, 'Resource') ?? member(input, 'resourceArn') ?? '*'
}

/** Who calls, in each account. Kept in the store, so that a restart changes nothing. */
export class CallerRoles {
  readonly #roles = new Map<string, CallerRole>()

  constructor(readonly store: Store) {
    for (const { account, name, value } of store.settings()) {
      const role = name === SETTING ? callerRoleSchema.safeParse(value) : undefined
      if (role?.success) this.#roles.set(account, role.data)
    }
  }

  of(account: string): CallerRole {
    return this.#roles.get(account) ?? 'admin'
  }

  set(account: string, role: CallerRole): void {
    this.store.setSetting(account, SETTING, role)
    this.#roles.set(account, role)
  }

  reset(account?: string): void {
    if (account === undefined) this.#roles.clear()
    else this.#roles.delete(account)
  }

  /** @throws AccessDeniedException in AWS's words, when the account's caller may not do this */
  assertMay(service: Pick<Service, 'id'>, operation: string, account: string, region: string, input: unknown): void {
    const role = this.#roles.get(account)
    if (role === undefined || !REFUSED[role](service.id, operation)) return
    throw this.refusal(service, operation, account, region, input)
  }

  /** What AWS answers a caller who may not do this. */
  refusal(
    { id }: Pick<Service, 'id'>,
    operation: string,
    account: string,
    region: string,
    input: unknown,
  ): EngineError {
    const action = `${id}:${ACTIONS[operation] ?? operation}`
    const who = `User: ${callerArn(account, this.of(account))} is not authorized to perform: ${action}`
    const what = `on resource: ${resourceOf(id, account, region, input)}`
    const why = `because no identity-based policy allows the ${action} action`
    const code = id === 'iam' || id === 'sts' ? 'AccessDenied' : 'AccessDeniedException'
    return new EngineError(code, `${who} ${what} ${why}`, {}, id === 'ecr' || id === 'logs' ? 400 : 403)
  }
}
