'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox/combobox'
import { TextField } from '@/components/ui/text-field'
import { ecrRegistry } from '@/lib/images/image-reference'
import type { RepositoryModel } from '@/lib/repositories/model'
import { repositoriesQuery } from '@/lib/repositories/queries'
import { usePlace } from '@/lib/browser/use-place'

/** The dropdown list of repositories, with type-ahead; another account's registry by its id (R52). */
export function RepositoryPicker({
  value,
  onChange,
}: {
  value: RepositoryModel | null
  onChange: (repository: RepositoryModel | null) => void
}) {
  const place = usePlace()
  const foreign =
    value !== null && place.account !== null && value.registryId !== '' && value.registryId !== place.account
  const [registry, setRegistry] = useState<string | null>(foreign ? value.registryId : null)
  const [text, setText] = useState(value?.name ?? '')
  const [left, setLeft] = useState(false)
  const registryId = registry !== null && /^\d{12}$/.test(registry) ? registry : null
  const ready = registry === null || registryId !== null
  const { data, error, isPending } = useQuery({ ...repositoriesQuery(place, registryId), enabled: ready })
  const known = ready ? (data ?? []) : []
  const choose = (name: string) => {
    const found = known.find((one) => one.name === name)
    const named = found ?? (registryId === null || name === '' ? null : byName(name, registryId, place.region))
    setText(name)
    if (named) onChange(named)
  }
  const unlisted = registryId !== null && !isPending && known.length === 0
  const badId = left && registry !== null && registry !== '' && registryId === null
  return (
    <div className="grid gap-1">
      <Combobox
        label="Repository"
        value={text}
        loading={isPending && ready}
        mono
        placeholder={ready ? 'Choose a repository' : 'Enter the account first'}
        options={known.map(({ name, tagMutability }) => ({
          value: name,
          label: name,
          detail: tagMutability.startsWith('IMMUTABLE') ? 'immutable' : undefined,
        }))}
        empty={known.length === 0 ? `No repositories in ${place.region}.` : 'No repository matches.'}
        error={error && !unlisted ? `Couldn't list repositories: ${error.message}` : undefined}
        constraint={unlisted ? 'This account does not list its repositories to you. Enter a name.' : undefined}
        onChange={setText}
        onChoose={(option) => choose(option.value)}
        onBlur={() => {
          if (text !== value?.name) choose(text)
        }}
      />
      {registry === null ? (
        <Button variant="quiet" className="-ml-2 min-h-6 justify-self-start text-meta" onClick={() => setRegistry('')}>
          Other registry…
        </Button>
      ) : (
        <TextField
          label="Registry account ID"
          placeholder="111122223333"
          inputMode="numeric"
          mono
          value={registry}
          onChange={(id) => {
            setRegistry(id.trim())
            setLeft(false)
          }}
          onBlur={() => setLeft(true)}
          error={
            badId ? `Account IDs have 12 digits. ${registry} has ${registry.replace(/\D/g, '').length}.` : undefined
          }
          end={
            <Button
              variant="quiet"
              onClick={() => {
                setRegistry(null)
                setText('')
                onChange(null)
              }}
            >
              This account
            </Button>
          }
        />
      )}
    </div>
  )
}

/** A repository that its owner does not list to us. Its URI follows AWS's form. */
const byName = (name: string, registryId: string, region: string): RepositoryModel => ({
  name,
  registryId,
  createdAt: null,
  tagMutability: '',
  uri: `${ecrRegistry(registryId, region)}/${name}`,
})
