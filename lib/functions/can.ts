import type { FunctionModel } from './model'

export type Allowed = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

/** What the answer depends on. `version` is `$LATEST` where a list shows the function itself. */
export type CanInput = Pick<FunctionModel, 'packageType' | 'state' | 'lastUpdateStatus' | 'version'>

const yes: Allowed = { allowed: true }
const no = (reason: string): Allowed => ({ allowed: false, reason })

export const ZIP_REASON = "This function uses a .zip archive. Package type can't be changed."

/** Why nothing of the function can be changed now, or null. */
function blocked({ version, state, lastUpdateStatus }: CanInput): Allowed | null {
  if (version !== '$LATEST') return no(`Version ${version} is locked`)
  if (state === 'Pending') return no('Not ready yet')
  if (lastUpdateStatus === 'InProgress') return no('An update is in progress')
  if (state === 'Deleting') return no('The function is being deleted')
  return null
}

/** What may be done to a function in the state it is in, with the reason where not. */
export function functionCan(fn: CanInput): Readonly<Record<'deploy' | 'edit' | 'delete' | 'test', Allowed>> {
  const zip = fn.packageType === 'Zip'
  return {
    deploy: zip ? no(ZIP_REASON) : (blocked(fn) ?? yes),
    edit: zip
      ? no('This function uses a .zip archive. Gantry edits functions that run from container images.')
      : (blocked(fn) ?? yes),
    delete: fn.version === '$LATEST' ? yes : no(`Version ${fn.version} is locked`),
    test:
      fn.state === 'Pending'
        ? no('Not ready yet')
        : fn.state === 'Failed'
          ? no('The function failed. Deploy an image that works first.')
          : yes,
  }
}
