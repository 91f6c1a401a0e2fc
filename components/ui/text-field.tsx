import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { Field, type FieldProps } from './field'

/** The look of every box that one types or chooses in. */
export const controlLook =
  'w-full min-w-0 rounded-control border border-line-strong bg-surface px-2.5 py-[5px] text-control text-text aria-invalid:border-bad disabled:border-line disabled:bg-sunken disabled:text-text-3 [&[readonly]]:bg-sunken'

type Text = { mono?: boolean; onChange?: (value: string) => void }

/** A line of text. `end` stands right of the box (a button, a unit). */
export function TextField({
  label,
  optional,
  helper,
  error,
  constraint,
  mono = false,
  onChange,
  className,
  end,
  ...rest
}: FieldProps & Text & { end?: ReactNode } & Omit<ComponentProps<'input'>, 'onChange' | 'id'>) {
  return (
    <Field {...{ label, optional, helper, error, constraint }}>
      {(control) => (
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <input
            type="text"
            autoComplete="off"
            spellCheck={!mono}
            data-1p-ignore
            {...rest}
            {...control}
            onChange={(event) => onChange?.(event.target.value)}
            className={cx(controlLook, 'flex-1 basis-48', mono && 'font-mono', className)}
          />
          {end}
        </div>
      )}
    </Field>
  )
}

/** Lines of text; grows with what is in it, from `rows`. */
export function TextArea({
  label,
  optional,
  helper,
  error,
  constraint,
  mono = false,
  onChange,
  className,
  rows = 3,
  ...rest
}: FieldProps & Text & Omit<ComponentProps<'textarea'>, 'onChange' | 'id'>) {
  return (
    <Field {...{ label, optional, helper, error, constraint }}>
      {(control) => (
        <textarea
          spellCheck={!mono}
          rows={rows}
          {...rest}
          {...control}
          onChange={(event) => onChange?.(event.target.value)}
          className={cx(controlLook, 'field-sizing-content min-h-8 resize-y', mono && 'font-mono', className)}
        />
      )}
    </Field>
  )
}

/** A number with its unit, kept as text so that nothing typed is lost; the wheel does not change it. */
export function NumberField({
  label,
  optional,
  helper,
  error,
  constraint,
  onChange,
  unit,
  className,
  ...rest
}: FieldProps & Text & { unit?: string } & Omit<ComponentProps<'input'>, 'onChange' | 'id' | 'type'>) {
  return (
    <Field {...{ label, optional, helper, error, constraint }}>
      {(control) => (
        <div className="flex items-center gap-2 text-control">
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            {...rest}
            {...control}
            aria-invalid={control['aria-invalid'] ?? rest['aria-invalid']}
            onChange={(event) => onChange?.(event.target.value)}
            className={cx(controlLook, 'max-w-32 tabular-nums', className)}
          />
          {unit && <span className="text-text-2">{unit}</span>}
        </div>
      )}
    </Field>
  )
}

/** The system's own list of choices. */
export function Select({
  label,
  optional,
  helper,
  error,
  constraint,
  onChange,
  options,
  className,
  ...rest
}: FieldProps & {
  onChange?: (value: string) => void
  options: readonly { value: string; label: string; disabled?: boolean }[]
} & Omit<ComponentProps<'select'>, 'onChange' | 'id'>) {
  return (
    <Field {...{ label, optional, helper, error, constraint }}>
      {(control) => (
        <select
          {...rest}
          {...control}
          onChange={(event) => onChange?.(event.target.value)}
          className={cx(controlLook, 'min-h-8', className)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
