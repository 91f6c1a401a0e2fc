'use client'
import { useQuery } from '@tanstack/react-query'
import { Combobox } from '@/components/ui/combobox/combobox'
import type { RoleModel } from '@/lib/roles/model'
import { rolesQuery } from '@/lib/roles/queries'
import { usePlace } from '@/lib/browser/use-place'

const trust: Record<RoleModel['trustsLambda'], string> = {
  yes: 'Lambda can assume it',
  no: "Lambda can't assume it",
  'not checked': 'trust not checked',
}

/** An execution role of the account by name or ARN, or any ARN typed in; says whether Lambda can assume it. */
export function RolePicker({
  value,
  onChange,
  onBlur,
  error,
}: {
  value: string
  onChange: (arn: string) => void
  onBlur?: () => void
  error?: string
}) {
  const { data = [], error: failure, isPending } = useQuery(rolesQuery(usePlace()))
  const chosen = data.find(({ arn }) => arn === value)
  const leave = () => {
    const named = data.find(({ name }) => name === value.trim())
    if (named) onChange(named.arn)
    onBlur?.()
  }
  return (
    <Combobox
      label="Existing role"
      name="existingRole"
      value={value}
      mono
      loading={isPending}
      placeholder="arn:aws:iam::123456789012:role/lambda-ex"
      options={data.map(({ name, arn, trustsLambda }) => ({
        value: arn,
        label: name,
        detail: trust[trustsLambda],
        keywords: arn,
      }))}
      empty={failure ? 'The roles could not be listed. Enter an ARN.' : 'No role matches. Enter an ARN.'}
      constraint={
        failure ? `Couldn't list roles: ${failure.message}` : chosen ? `${trust[chosen.trustsLambda]}.` : undefined
      }
      error={error}
      onChange={onChange}
      onChoose={(option) => onChange(option.value)}
      onBlur={leave}
    />
  )
}
