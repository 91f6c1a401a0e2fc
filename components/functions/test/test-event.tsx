'use client'
import { useEffect, useState, type FormEvent, type KeyboardEvent } from 'react'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import { Select, TextArea } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { VersionChip } from '@/components/ui/version-chip'
import { readDraft, writeDraft } from '@/lib/browser/drafts'
import { useWhyNot } from '@/components/functions/use-why-not'
import { eventProblem, type InvocationType } from '@/lib/functions/invoke/invoke-model'
import type { FunctionModel } from '@/lib/functions/model'
import { FIRST_EVENT, TEST_EVENTS } from '@/lib/functions/invoke/test-events'
import { usePlace } from '@/lib/browser/use-place'

const TYPES: readonly { value: InvocationType; label: string }[] = [
  { value: 'RequestResponse', label: 'Synchronous' },
  { value: 'Event', label: 'Asynchronous' },
  { value: 'DryRun', label: 'Dry run' },
]
const CHOOSE = { value: '', label: 'Choose a template' }
const templates = [CHOOSE, ...Object.keys(TEST_EVENTS).map((name) => ({ value: name, label: name }))]

type TestEventProps = {
  fn: FunctionModel
  qualifier?: string
  gone: boolean
  pending: boolean
  onTest: (event: string, type: InvocationType) => void
}

/** The event and how it is sent. What is typed stays in this tab until it is closed. */
export function TestEvent({ fn, qualifier, gone, pending, onTest }: TestEventProps) {
  const place = usePlace()
  const { show } = useToast()
  const [event, setEvent] = useKeptEvent(`${place.connection}/${place.region}/test/${fn.name}`)
  const [type, setType] = useState<InvocationType>('RequestResponse')
  const [tried, setTried] = useState(false)
  const problem = eventProblem(event)
  const choose = (name: string) => {
    const template = TEST_EVENTS[name]
    if (template === undefined || template === event) return
    if (event.trim() !== '' && !Object.values(TEST_EVENTS).includes(event))
      show('The event was replaced.', { label: 'Undo', onClick: () => setEvent(event) })
    setEvent(template)
  }
  const submit = (submitted?: FormEvent) => {
    submitted?.preventDefault()
    setTried(true)
    if (problem === null) onTest(event, type)
  }
  const reason = useWhyNot(fn, gone)('test')
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key === 'Enter' && (key.metaKey || key.ctrlKey) && reason === undefined && !pending) submit()
  }
  return (
    <Card title="Event">
      <form
        aria-label="Test event"
        onSubmit={submit}
        onKeyDown={onKeyDown}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
      >
        <p className="text-control wrap-anywhere text-text-2">
          Runs <VersionChip>{qualifier ?? '$LATEST'}</VersionChip> of {fn.name}.
        </p>
        <Segmented label="Invocation type" value={type} onChange={setType} options={TYPES} />
        <Select label="Template" optional value="" onChange={choose} options={templates} className="max-w-64" />
        <TextArea
          label="Event JSON"
          optional
          mono
          rows={8}
          name="event"
          value={event}
          onChange={setEvent}
          onBlur={() => setTried(true)}
          error={tried && problem !== null ? problem : undefined}
          constraint="JSON up to 1 MB. It is kept in this tab."
        />
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            variant="primary"
            busy={pending}
            disabledReason={reason}
            aria-keyshortcuts="Meta+Enter Control+Enter"
          >
            {fn.state === 'Inactive' && fn.stateReasonCode !== 'ImageDeleted' ? 'Test (wakes the function)' : 'Test'}
          </Button>
          <Button
            disabledReason={problem === null ? undefined : 'The event is not JSON yet'}
            onClick={() => setEvent(format(event))}
          >
            Format
          </Button>
        </div>
      </form>
    </Card>
  )
}

const format = (event: string) => (event.trim() === '' ? event : JSON.stringify(JSON.parse(event), null, 2))

/** The event as it was left in this tab. */
function useKeptEvent(form: string) {
  const [event, setEvent] = useState(FIRST_EVENT)
  useEffect(() => {
    const draft = readDraft(form, z.string())
    if (draft) setEvent(draft.value)
  }, [form])
  const keep = (text: string) => {
    setEvent(text)
    writeDraft(form, text)
  }
  return [event, keep] as const
}
