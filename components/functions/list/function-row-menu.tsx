'use client'
import { copyText } from '@/components/ui/copy'
import { Icon } from '@/components/ui/icons'
import { Menu } from '@/components/ui/menu/menu'
import type { MenuItem } from '@/components/ui/menu/menu-entry'
import { useToast } from '@/components/ui/toast'
import { useWhyNot } from '@/components/functions/use-why-not'
import type { FunctionRow, FunctionSummary } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'

/** What can be done to a function from the list. */
export function FunctionRowMenu({
  fn,
  row,
  digest,
}: {
  fn: FunctionSummary
  row: FunctionRow | undefined
  digest: string | null
}) {
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
  const items = (): readonly MenuItem[] => [
    { label: 'Deploy new image', href: paths.deploy(place, fn.name), disabledReason: whyNot('deploy') },
    { label: 'Test', href: paths.function(place, fn.name, 'test') },
    { label: 'Copy ARN', onSelect: copy('the ARN', fn.arn) },
    ...(digest ? [{ label: 'Copy digest', onSelect: copy('the digest', digest) }] : []),
  ]
  return (
    <Menu
      label={`Actions for ${fn.name}`}
      items={items}
      trigger={<Icon name="more" />}
      className="inline-flex size-8 items-center justify-center rounded-control text-text-3 hover:bg-hover hover:text-text"
    />
  )
}
