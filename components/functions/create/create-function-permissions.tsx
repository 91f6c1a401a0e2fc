'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { FieldsProps } from '@/components/forms/use-form'
import { RolePicker } from '@/components/roles/role-picker'
import { Card } from '@/components/ui/card'
import { FieldGroup } from '@/components/ui/field'
import { Icon } from '@/components/ui/icons'
import { RadioCards } from '@/components/ui/radio-cards'
import { TextField } from '@/components/ui/text-field'
import type { CreateValues } from '@/lib/functions/create/create-form'
import { rolesQuery } from '@/lib/roles/queries'
import { usePlace } from '@/lib/browser/use-place'
import { AppException } from '@/lib/result'

type PermissionsProps = Omit<FieldsProps<CreateValues>, 'tried'> & {
  /** The name of the role when nobody names one. */
  roleName: string
  open: boolean
  onOpen: (open: boolean) => void
}

/** Permissions → Change default execution role (R59). The default is a new role with basic permissions. */
export function CreateFunctionPermissions({ values, set, roleName, open, onOpen, error, leave }: PermissionsProps) {
  const refusal = useNewRoleRefusal()
  const { roleKind, newRole, existingRole } = values
  const chooseExisting = useEffectEvent(() => set({ roleKind: 'existing' }))
  const cannotBeNew = refusal !== undefined && roleKind === 'new'
  useEffect(() => {
    if (cannotBeNew) chooseExisting()
  }, [cannotBeNew])
  return (
    <Card title="Permissions">
      <p className="text-control text-text-2">
        {roleKind === 'new' ? (
          <>
            New role <code className="wrap-anywhere text-text">{roleName}</code> with basic Lambda permissions: it may
            write logs.
          </>
        ) : existingRole === '' ? (
          'An existing role. Choose it below.'
        ) : (
          <>
            Existing role <code className="wrap-anywhere text-text">{existingRole}</code>.
          </>
        )}
      </p>
      <details
        open={open || refusal !== undefined}
        onToggle={(event) => onOpen(event.currentTarget.open)}
        className="group mt-2"
      >
        <summary className="-ml-1 inline-flex min-h-8 list-none items-center gap-1.5 rounded-control px-1 text-control font-medium text-accent [&::-webkit-details-marker]:hidden">
          <Icon name="chevronRight" className="size-4 transition-transform duration-100 group-open:rotate-90" />
          Change default execution role
        </summary>
        <div className="mt-2 grid gap-4">
          <FieldGroup
            label="Execution role"
            helper="Lambda assumes this role when your function runs. It is not used to pull the image."
          >
            <RadioCards
              name="roleKind"
              value={roleKind}
              onChange={(roleKind) => set({ roleKind })}
              options={[
                {
                  value: 'new',
                  label: 'Create a new role with basic Lambda permissions',
                  description: 'Uses AWSLambdaBasicExecutionRole.',
                  disabledReason: refusal,
                },
                {
                  value: 'existing',
                  label: 'Use an existing role',
                  description: 'Its trust policy must allow lambda.amazonaws.com.',
                },
              ]}
            />
          </FieldGroup>
          {roleKind === 'new' ? (
            <TextField
              label="New role name"
              name="newRole"
              mono
              value={newRole ?? roleName}
              onChange={(newRole) => set({ newRole })}
              error={error('newRole')}
              onBlur={() => leave('newRole')}
            />
          ) : (
            <RolePicker
              value={existingRole}
              onChange={(existingRole) => set({ existingRole })}
              error={error('existingRole')}
              onBlur={() => leave('existingRole')}
            />
          )}
        </div>
      </details>
    </Card>
  )
}

/** Why no role can be made here; undefined where it may be. A role that may list nothing may still create. */
function useNewRoleRefusal() {
  const { error } = useQuery(rolesQuery(usePlace()))
  const denied = error instanceof AppException && /AccessDenied/.test(error.error.code)
  return error && !denied ? `IAM is not available here: ${error.message}` : undefined
}
