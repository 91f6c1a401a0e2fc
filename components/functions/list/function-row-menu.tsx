'use client'
import { useWhyNot } from '@/components/functions/use-why-not'
import { copyText } from '@/components/ui/copy'
import { Menu } from '@/components/ui/menu/menu'
import type { MenuItem } from '@/components/ui/menu/menu-entry'
import { useToast } from '@/components/ui/toast'
import { usePlace } from '@/lib/browser/use-place'
import { digestOf, type FunctionLine } from '@/lib/functions/list/spec'
import { paths } from '@/lib/paths'

/** The click that asked for this menu opens it. The focus goes back to its button, not to the one that went. */
function openAtOnce(anchor: HTMLElement | null) {
  const button = anchor?.querySelector('button')
  button?.focus()
  button?.click()
}

/** What can be done to a function from the list. It opens as soon as it is there. */
export function FunctionRowMenu({ line }: { line: FunctionLine }) {
  const { fn, row } = line
  const place = usePlace()
  const { show } = useToast()
  const whyNot = useWhyNot({
    packageType: fn.packageType,
    version: '$LATEST',
    state: row?.state ?? 'Active',
    lastUpdateStatus: row?.lastUpdateStatus ?? null,
  })
  const copy = (what: string, value: string) => () =>
    void copyText(value).then(
      () => show(`Copied ${what}.`),
      () => show(`Couldn't copy: ${value}`),
    )
  const items = (): readonly MenuItem[] => {
    const digest = digestOf(line)
    return [
      { label: 'Deploy new image', href: paths.deploy(place, fn.name), disabledReason: whyNot('deploy') },
      { label: 'Test', href: paths.function(place, fn.name, 'test') },
      { label: 'Copy ARN', onSelect: copy('the ARN', fn.arn) },
      ...(digest ? [{ label: 'Copy digest', onSelect: copy('the digest', digest) }] : []),
    ]
  }
  return (
    <span ref={openAtOnce}>
      <Menu
        label={`Actions for ${fn.name}`}
        items={items}
        trigger={<span aria-hidden>•••</span>}
        className="row-menu"
      />
    </span>
  )
}
