'use client'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { fieldOf, inOrder, type Prefer, type Problem } from '@/lib/forms/form-spec'
import type { Target } from '@/lib/forms/save'
import { useDraft } from '@/lib/browser/use-draft'
import { usePlace } from '@/lib/browser/use-place'
import { ok, type Result } from '@/lib/result'
import { focusFirst } from './focus-field'
import { type Send, useSave } from './use-save'
import type { useValues } from './use-values'

type FormOptions<Base, Values, Settings, Saved> = {
  readonly target: Target<Base>
  /** Ends the draft's name: the name of what is edited. */
  readonly of?: string
  /** What the page knows to be wrong beyond the values: the image is not there, the name is taken. */
  readonly also?: readonly Problem[]
  /** Adds to the settings what the page knows beyond the values, or says why they cannot be sent. */
  readonly complete?: (settings: Settings, values: Values) => Promise<Result<Settings>>
  readonly send: Send<Base, Settings, Saved>
  readonly onSaved: (saved: Saved, settings: Settings) => unknown
  /** The button says so while an update is under way, so Save waits without a question. */
  readonly waits?: boolean
}

const NONE: readonly Problem[] = []

/**
 * The state of a form over its values: which errors show (a field's after it was left, all after a try to
 * save), the draft, and the save with its conflicts.
 */
export function useForm<Base, Values extends object, Draft, Settings, Saved>(
  { spec, opened, setOpened, values, setValues }: ReturnType<typeof useValues<Base, Values, Draft, Settings>>,
  { target, of = '', also = NONE, complete, send, onSaved, waits = false }: FormOptions<Base, Values, Settings, Saved>,
) {
  const place = usePlace()
  const form = useRef<HTMLFormElement>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(0)
  const [note, setNote] = useState<string | null>(null)
  /** The fields that were changed since the last try: what was said of them no longer holds. */
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set())

  const changes = useMemo(() => spec.changes(values, opened), [spec, values, opened])
  const problems = inOrder([...spec.problems(values), ...also], spec.fields)
  const dirty = changes.length > 0
  const draft = useDraft(
    [place.connection, place.region, spec.id, of].join('/'),
    spec.draft.schema,
    spec.draft.of(values),
    dirty,
  )
  const saving = useSave(target, send, (saved: Saved, settings: Settings) => {
    draft.clear()
    return onSaved(saved, settings)
  })
  const { phase } = saving
  const busy = phase.kind === 'saving' || phase.kind === 'queued'
  const failure = phase.kind === 'failed' ? phase.error : null
  const named =
    failure === null ? NONE : spec.refused(failure, values).filter((one) => spec.fields.includes(fieldOf(one)))
  const refused = named.filter((one) => !mended.has(fieldOf(one)))
  const shown = inOrder([...refused, ...problems.filter(({ field }) => tried > 0 || left.has(field))], spec.fields)

  /** Only a try or an answer moves the focus, not what is typed after it. */
  const onTried = useEffectEvent(() => focusFirst(form.current, shown))
  useEffect(() => {
    if (tried > 0 || failure !== null) onTried()
  }, [tried, failure])

  const save = (mine: Values, from: Base, now?: Base) => {
    setMended(new Set())
    const settings = spec.settings(mine)
    saving.save(
      {
        prepare: async () => (complete ? complete(settings, mine) : ok(settings)),
        opened: from,
        isUntouched: (then) => spec.merge(mine, from, then, 'mine').rows.length === 0,
        waits: waits && target.latest !== undefined && target.isChanging(target.latest),
      },
      now,
    )
  }
  /** My edits on the base as it is now. */
  const rebase = (theirs: Base, prefer: Prefer) => {
    const { values: merged } = spec.merge(values, opened, theirs, prefer)
    setValues(merged)
    setOpened(theirs)
    return merged
  }
  const theirs = phase.kind === 'changed' ? { base: phase.theirs } : null
  const moved = target.latest === undefined ? [] : target.changes(opened, target.latest)
  const { found } = draft

  return {
    form,
    values,
    opened,
    changes,
    dirty,
    busy,
    phase,
    note,
    tried,
    problems: shown,
    /** A refusal that belongs to no field. */
    alert: named.length === 0 ? failure : null,
    draft:
      found && !dirty
        ? {
            at: found.at,
            dismiss: draft.dismiss,
            restore: () => {
              setValues(spec.draft.into(values, found.value))
              draft.dismiss()
            },
          }
        : null,
    set: (change: Partial<Values>) => {
      if (busy) return
      setValues((now) => ({ ...now, ...change }))
      setMended((now) => new Set([...now, ...Object.keys(change)]))
      setNote(null)
      if (failure !== null && named.length === 0) saving.reset()
    },
    leave: (field: string) => setLeft((now) => new Set([...now, field])),
    error: (field: string) => shown.find((one) => one.field === field)?.message,
    submit: () => {
      if (busy) return
      setTried((times) => times + 1)
      if (problems.length > 0) return
      if (!dirty && spec.unchanged !== null) return setNote(spec.unchanged)
      setNote(null)
      save(values, opened)
    },
    queue: saving.queue,
    cancel: saving.reset,
    /** What others changed since the form was opened, while nothing is asked of it yet. */
    moved: phase.kind === 'idle' || phase.kind === 'failed' ? moved : [],
    compare: () => {
      if (target.latest !== undefined) saving.compare(target.latest)
    },
    /** The question "This function changed while you were editing.", and its answers. */
    conflict: theirs && {
      rows: spec.merge(values, opened, theirs.base, 'mine').rows,
      elsewhere: target.changes(opened, theirs.base).filter((name) => !spec.own.includes(name)),
      keepMine: () => {
        const merged = rebase(theirs.base, 'mine')
        if (also.length === 0 && spec.problems(merged).length === 0) return save(merged, theirs.base, theirs.base)
        setTried((times) => times + 1)
        saving.reset()
      },
      takeTheirs: () => {
        rebase(theirs.base, 'theirs')
        setNote('Their values are in the form. Save sends what is left of your changes.')
        saving.reset()
      },
      review: () => {
        rebase(theirs.base, 'mine')
        setNote('Your changes now stand on the function as it is. Check them, then save.')
        saving.reset()
      },
    },
  }
}

/** What `useForm` gives, for the parts that do not care for the form's values. */
export type FormState = Omit<
  ReturnType<typeof useForm<unknown, object, unknown, unknown, unknown>>,
  'values' | 'opened' | 'set' | 'phase'
> & { readonly phase: { readonly kind: string } }

/** What the fields of a form work with. */
export type FieldsProps<Values> = {
  readonly values: Values
  readonly set: (change: Partial<Values>) => void
  readonly error: (field: string) => string | undefined
  readonly leave: (field: string) => void
  /** How often a save was tried: from the first time on, every error shows. */
  readonly tried: number
}
