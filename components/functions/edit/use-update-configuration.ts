'use client'
import { useQueryClient } from '@tanstack/react-query'
import type { Send } from '@/components/forms/use-save'
import { updateFunctionConfiguration } from '@/lib/functions/actions/update-function-configuration'
import type { EditSettings } from '@/lib/functions/configuration/edit-form'
import type { UpdatedConfiguration } from '@/lib/functions/configuration/updated-configuration'
import type { FunctionModel } from '@/lib/functions/model'
import { forgetRow } from '@/lib/functions/list/rows'
import { functionKeys } from '@/lib/functions/queries'
import { usePlace } from '@/lib/browser/use-place'

/** Sends UpdateFunctionConfiguration, and keeps its answer as what the pages show of the function. */
export function useUpdateConfiguration(name: string) {
  const place = usePlace()
  const client = useQueryClient()
  const { connection, region } = place
  const send: Send<FunctionModel, EditSettings, UpdatedConfiguration> = (settings, { revisionId }, operationId) =>
    updateFunctionConfiguration({ connection, region, name, operationId, revisionId, ...settings })
  const keep = async (saved: UpdatedConfiguration) => {
    // A read that is still on its way would bring the state before the save back.
    await client.cancelQueries({ queryKey: functionKeys.one(place, name) })
    client.setQueryData<FunctionModel>(functionKeys.one(place, name), (old) => old && { ...old, ...saved })
    forgetRow(client, place, name)
  }
  return { send, keep }
}
