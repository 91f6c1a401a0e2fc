'use client'
import { useMemo, useState } from 'react'
import { problemsOf } from '@/lib/functions/configuration/configuration-errors'
import type { FormSpec, Problem } from '@/lib/forms/form-spec'
import type { FunctionModel } from '@/lib/functions/model'
import { useDraft } from '@/lib/browser/use-draft'
import { usePlace } from '@/lib/browser/use-place'
import { useConfigurationSave } from './use-save'

const NONE: readonly Problem[] = []
const focusOn = (field: string) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`)?.focus())

/**
 * The state of an edit page: values as typed, which errors show (a field's after it was left, all after a try to save),
 * the draft, and the save with its conflicts. `fn` is the function as it was when the page opened.
 */
export function useConfigurationForm<V, D>(spec: FormSpec<V, D>, fn: FunctionModel, onSaved: () => void) {
  const place = usePlace()
  const [opened, setOpened] = useState(fn)
  const [values, setValues] = useState(() => spec.initial(fn))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const [note, setNote] = useState<string | null>(null)

  const summary = useMemo(() => spec.summary(values, opened), [spec, values, opened])
  const problems = useMemo(() => spec.problems(values), [spec, values])
  const dirty = summary.length > 0
  const draft = useDraft(
    `${place.connection}/${place.region}/${spec.id}/${fn.name}`,
    spec.draft.schema,
    spec.draft.of(values),
    dirty,
  )
  const saving = useConfigurationSave(fn.name, () => {
    draft.clear()
    onSaved()
  })
  const refused = saving.phase.kind === 'failed' ? problemsOf(saving.phase.error) : NONE
  const shown = [...problems.filter(({ field }) => tried || left.has(field)), ...refused]

  const send = (mine: V, base: FunctionModel, now?: FunctionModel) =>
    saving.save(
      {
        settings: spec.settings(mine),
        opened: base,
        untouched: (then) => spec.merge(mine, base, then, 'mine').rows.length === 0,
      },
      now,
    )
  /** My edits on the function as it is now. */
  const rebase = (theirs: FunctionModel, prefer: 'mine' | 'theirs') => {
    const { values: merged } = spec.merge(values, opened, theirs, prefer)
    setValues(merged)
    setOpened(theirs)
    return merged
  }

  return {
    values,
    opened,
    summary,
    dirty,
    draft,
    problems: shown,
    note,
    tried,
    phase: saving.phase,
    queue: saving.queue,
    cancel: saving.reset,
    set: (next: V) => {
      setValues(next)
      setNote(null)
      if (saving.phase.kind === 'failed') saving.reset()
    },
    leave: (field: string) => setLeft((old) => new Set([...old, field])),
    error: (field: string) => shown.find((one) => one.field === field)?.message,
    restore: (found: D) => {
      setValues(spec.draft.into(values, found))
      draft.dismiss()
    },
    submit: () => {
      setTried(true)
      const [first] = problems
      if (first) return focusOn(first.field)
      if (!dirty) return setNote('Nothing to save: no field differs from the function.')
      setNote(null)
      send(values, opened)
    },
    /** The answers to "This function changed while you were editing." */
    keepMine: (theirs: FunctionModel) => send(rebase(theirs, 'mine'), theirs, theirs),
    takeTheirs: (theirs: FunctionModel) => {
      rebase(theirs, 'theirs')
      setNote('Their values are in the form. Save sends what is left of your changes.')
      saving.reset()
    },
    review: (theirs: FunctionModel) => {
      rebase(theirs, 'mine')
      setNote('Your changes now stand on the function as it is. Check them, then save.')
      saving.reset()
    },
  }
}

/** What `useConfigurationForm` gives, for the parts that do not care for the form's values. */
export type ConfigurationForm = Omit<
  ReturnType<typeof useConfigurationForm<unknown, unknown>>,
  'values' | 'set' | 'draft' | 'restore'
>
