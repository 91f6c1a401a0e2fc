'use client'
import { useState } from 'react'
import { Button, IconButton, LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Copy } from '@/components/ui/copy'
import { FieldError } from '@/components/ui/field'
import { Flash } from '@/components/ui/flash'
import { revealEnvironment } from '@/lib/functions/actions/reveal-environment'
import type { EnvironmentVariable, FunctionModel } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import { useAction } from '@/lib/browser/use-action'
import { usePlace } from '@/lib/browser/use-place'
import { useWhyNot } from '@/components/functions/use-why-not'

/** The function's own variables. Each value is fetched when it is revealed, and forgotten with the page. */
export function EnvironmentCard({ fn, qualifier, gone }: { fn: FunctionModel; qualifier?: string; gone: boolean }) {
  const place = usePlace()
  const whyNot = useWhyNot(fn, gone)
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map())
  const reveal = useAction(revealEnvironment, {
    onSuccess: (found) =>
      setValues((old) => new Map([...old, ...found.map(({ name, value }): [string, string] => [name, value])])),
  })
  const ask = (names?: string[]) =>
    reveal.mutate({ connection: place.connection, region: place.region, name: fn.name, qualifier, names })
  const hide = (name: string) => setValues((old) => new Map([...old].filter(([key]) => key !== name)))
  const shown = fn.environment.length > 0 && fn.environment.every(({ name }) => values.has(name))
  return (
    <Card
      title="Environment variables"
      flush
      actions={
        <>
          {fn.environment.length > 1 && (
            <Button variant="quiet" busy={reveal.isPending} onClick={() => (shown ? setValues(new Map()) : ask())}>
              {shown ? 'Hide all' : 'Reveal all'}
            </Button>
          )}
          <LinkButton
            href={paths.editEnvironment(place, fn.name)}
            aria-label="Edit environment variables"
            disabledReason={whyNot('edit')}
          >
            Edit
          </LinkButton>
        </>
      }
    >
      {fn.environmentError && (
        <div className="p-3">
          <Flash role="bad" title="Lambda couldn't decrypt the variables." quiet>
            {fn.environmentError}
          </Flash>
        </div>
      )}
      {reveal.error && (
        <div className="px-4 py-2 text-meta">
          <FieldError>{reveal.error.message}</FieldError>
        </div>
      )}
      {fn.environment.length === 0 && !fn.environmentError && (
        <p className="px-4 py-3.5 text-control text-text-2">
          None set.{fn.packageType !== 'Zip' && " The image's own variables still hold."}
        </p>
      )}
      {fn.environment.length > 0 && (
        <ul className="text-control">
          {fn.environment.map((variable) => (
            <VariableRow
              key={variable.name}
              variable={variable}
              value={values.get(variable.name)}
              onReveal={() => ask([variable.name])}
              onHide={() => hide(variable.name)}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}

function VariableRow({
  variable: { name },
  value,
  onReveal,
  onHide,
}: {
  variable: EnvironmentVariable
  value: string | undefined
  onReveal: () => void
  onHide: () => void
}) {
  const hidden = value === undefined
  return (
    <li className="flex min-h-10 items-center gap-2 border-b border-line py-1 pr-2 pl-4 last:border-b-0">
      <div className="grid min-w-0 flex-1 gap-x-4 md:grid-cols-2">
        <code className="wrap-anywhere" translate="no">
          {name}
        </code>
        {hidden ? (
          <span className="text-text-3">
            <span aria-hidden>••••••••</span>
            <span className="sr-only">value hidden</span>
          </span>
        ) : (
          <code className="wrap-anywhere whitespace-pre-wrap" translate="no">
            {value === '' ? <span className="text-text-3">(empty)</span> : value}
          </code>
        )}
      </div>
      {!hidden && <Copy value={value} label={`value of ${name}`} />}
      <IconButton
        icon={hidden ? 'eye' : 'eyeOff'}
        label={`${hidden ? 'Reveal' : 'Hide'} value of ${name}`}
        onClick={hidden ? onReveal : onHide}
      />
    </li>
  )
}
