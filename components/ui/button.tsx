'use client'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { buttonLook, type ButtonVariant } from './button-look'
import { cx } from './cx'
import { Icon, type IconName } from './icons'
import { Tooltip } from './floating/tooltip'

type Look = { variant?: ButtonVariant; icon?: IconName; children: ReactNode; disabledReason?: string }

/**
 * A button. With `disabledReason` it does nothing, can still be focused, and says why on hover and focus.
 * `busy`: it was pressed and its work is under way; further presses do nothing.
 */
export function Button({
  variant = 'secondary',
  icon,
  children,
  disabledReason,
  busy = false,
  className,
  type = 'button',
  onClick,
  ...rest
}: Look & { busy?: boolean } & Omit<ComponentProps<'button'>, 'disabled'>) {
  const off = disabledReason !== undefined
  const button = (describedBy?: string) => (
    <button
      {...rest}
      type={off || busy ? 'button' : type}
      aria-disabled={off || busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={cx(rest['aria-describedby'], describedBy) || undefined}
      onClick={off || busy ? (event) => event.preventDefault() : onClick}
      className={cx(buttonLook(variant, off), className)}
    >
      {busy ? <Icon name="ring" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  )
  return off ? <Tooltip text={disabledReason}>{button}</Tooltip> : button()
}

/** A link that looks like a button. With `disabledReason` it leads nowhere and says why. */
export function LinkButton({
  variant = 'secondary',
  icon,
  children,
  disabledReason,
  className,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  )
  if (disabledReason === undefined)
    return (
      <Link prefetch={false} {...rest} className={cx(buttonLook(variant, false), className)}>
        {inside}
      </Link>
    )
  return (
    <Tooltip text={disabledReason}>
      {(id) => (
        <a
          role="link"
          tabIndex={0}
          aria-disabled
          aria-label={rest['aria-label']}
          aria-describedby={id}
          className={cx(buttonLook(variant, true), className)}
        >
          {inside}
        </a>
      )}
    </Tooltip>
  )
}

/** A square 32 px button with an icon only; `label` is its name. */
export function IconButton({
  icon,
  label,
  className,
  ...rest
}: { icon: IconName; label: string } & Omit<ComponentProps<'button'>, 'children'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cx(
        'inline-flex size-8 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text',
        className,
      )}
    >
      <Icon name={icon} />
    </button>
  )
}
