'use client'
import { ListPage } from '@/components/list/list-page'
import { LinkButton } from '@/components/ui/button'
import { readOnlyReason, usePlace } from '@/lib/browser/use-place'
import { functionListSpec, type FunctionLine } from '@/lib/functions/list/spec'
import { paths } from '@/lib/paths'
import { functionColumns } from './function-columns'
import { useFunctionLines } from './use-function-lines'

const nameOf = ({ fn }: FunctionLine) => fn.name

/** The Functions page: find a function, see what it runs. */
export function FunctionsPage() {
  const place = usePlace()
  return (
    <ListPage
      title="Functions"
      noun="function"
      placeholder="Name, repository, tag or digest"
      spec={functionListSpec}
      columns={functionColumns}
      keyOf={nameOf}
      useLines={useFunctionLines}
      empty="No functions yet. Create one from an image in ECR."
      create={
        <LinkButton variant="primary" href={paths.createFunction(place)} disabledReason={readOnlyReason(place)}>
          Create function
        </LinkButton>
      }
    />
  )
}
