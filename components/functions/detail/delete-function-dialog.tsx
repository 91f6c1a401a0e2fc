'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Flash } from '@/components/ui/flash'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { deleteFunction } from '@/lib/functions/actions/delete-function'
import { plural } from '@/lib/format'
import { functionKeys, qualifiersQuery } from '@/lib/functions/queries'
import { paths } from '@/lib/paths'
import { useAction } from '@/lib/browser/use-action'
import { usePlace } from '@/lib/browser/use-place'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** Says what a delete takes with it. Where an alias exists, somebody may call it, so the name has to be typed. */
export function DeleteFunctionDialog({ name, open, onClose }: { name: string; open: boolean; onClose: () => void }) {
  return open ? <OpenDialog name={name} onClose={onClose} /> : null
}

function OpenDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const place = usePlace()
  const router = useRouter()
  const client = useQueryClient()
  const toast = useToast()
  const [typed, setTyped] = useState('')
  const [missed, setMissed] = useState(false)
  const { data: qualifiers, error: listError, isPending } = useQuery(qualifiersQuery(place, name))
  const remove = useAction(deleteFunction, {
    onSuccess: async () => {
      router.push(paths.functions(place))
      toast.show(`Function ${name} was deleted.`)
      await client.invalidateQueries({ queryKey: functionKeys.list(place) })
      client.removeQueries({ queryKey: functionKeys.all(place, name) })
    },
  })
  // Where the aliases cannot be read there may be some: the careful question is asked.
  const mustType = listError !== null || (qualifiers?.aliases.length ?? 0) > 0
  const submit = () => {
    if (mustType && typed !== name) return setMissed(true)
    remove.mutate({ connection: place.connection, region: place.region, name })
  }
  const error = missed && typed !== name ? `Type ${name} to confirm.` : undefined
  return (
    <Dialog
      title={`Delete ${name}?`}
      open
      onClose={onClose}
      size="s"
      footer={
        <>
          <Button onClick={onClose} data-autofocus={mustType ? undefined : true}>
            Cancel
          </Button>
          <Button
            variant="dangerFill"
            busy={remove.isPending || remove.isSuccess}
            disabledReason={isPending ? 'Reading its versions and aliases' : undefined}
            onClick={submit}
          >
            Delete
          </Button>
        </>
      }
    >
      <form
        className="grid gap-3 text-control"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p>The function and everything below go at once. This cannot be undone.</p>
        <ul className="ml-4 grid list-disc gap-1 text-text-2">
          <li>Every caller of {name} gets an error from then on.</li>
          {qualifiers && qualifiers.versions.length > 0 && (
            <li>{plural(qualifiers.versions.length, 'published version')} with it.</li>
          )}
          {qualifiers && qualifiers.aliases.length > 0 && (
            <li>
              {plural(qualifiers.aliases.length, 'alias', 'aliases')}:{' '}
              {list.format(qualifiers.aliases.map((alias) => alias.name))}. Whatever calls{' '}
              {qualifiers.aliases.length === 1 ? 'it' : 'them'} breaks.
            </li>
          )}
          {listError && <li>Its versions and aliases could not be read: {listError.message}</li>}
          <li>Its images in ECR, its logs and its execution role stay.</li>
        </ul>
        {mustType && (
          <TextField
            label={
              <>
                Type <code>{name}</code> to confirm
              </>
            }
            mono
            value={typed}
            onChange={setTyped}
            onBlur={() => setMissed(typed !== '' && typed !== name)}
            error={error}
            data-autofocus
          />
        )}
        {remove.error && (
          <Flash role="bad" title={`DeleteFunction failed: ${remove.error.message}`}>
            {remove.error.error.code}
            {remove.error.error.requestId && ` · request ${remove.error.error.requestId}`}
          </Flash>
        )}
      </form>
    </Dialog>
  )
}
