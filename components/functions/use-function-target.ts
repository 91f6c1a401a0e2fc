'use client'
import { useQueryClient } from '@tanstack/react-query'
import type { Target } from '@/lib/forms/save'
import { differences } from '@/lib/functions/configuration/differences'
import { isStaleRevision, isUpdateInProgress } from '@/lib/functions/field-errors'
import { type FunctionModel, isChanging } from '@/lib/functions/model'
import { functionQuery } from '@/lib/functions/queries'
import { usePlace } from '@/lib/browser/use-place'
import { useFunction } from './use-function'

/** A function as what a form is saved to. */
export function useFunctionTarget(name: string): Target<FunctionModel> {
  const place = usePlace()
  const client = useQueryClient()
  const { data: latest } = useFunction(name)
  return {
    latest,
    readAgain: () => client.fetchQuery({ ...functionQuery(place, name), staleTime: 0 }).catch(() => null),
    isChanging,
    // Every update sets the time, also one that Lambda made by itself: both must differ.
    changes: (opened, now) => (opened.lastModified === now.lastModified ? [] : differences(opened, now)),
    obstacle: (error) => (isStaleRevision(error) ? 'moved' : isUpdateInProgress(error) ? 'changing' : null),
    revision: ({ revisionId }) => revisionId,
  }
}
