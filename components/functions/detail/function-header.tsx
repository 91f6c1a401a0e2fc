'use client'
import { Icon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy'
import { Menu } from '@/components/ui/menu/menu'
import { Tabs } from '@/components/ui/tabs'
import { useToast } from '@/components/ui/toast'
import { PageHeader } from '@/components/shell/page-header'
import { useWhyNot } from '@/components/functions/use-why-not'
import { type FunctionModel, isChanging } from '@/lib/functions/model'
import { type FunctionTab, paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { DriftBadge } from '@/components/functions/drift-badge'
import { FunctionStatus } from '@/components/functions/function-status'
import { QualifiersControl } from '@/components/functions/qualifiers/qualifiers-control'

const TABS: readonly (readonly [string, FunctionTab])[] = [
  ['Image', 'image'],
  ['Configuration', 'configuration'],
  ['Test', 'test'],
  ['Qualifiers', 'qualifiers'],
]

type HeaderProps = { fn: FunctionModel; tab: FunctionTab; qualifier?: string; gone: boolean; onDelete: () => void }

/** The head of a function: what it is in, which version is shown, and what can be done with it. It stays in view. */
export function FunctionHeader({ fn, tab, qualifier, gone, onDelete }: HeaderProps) {
  const place = usePlace()
  const why = useWhyNot(fn, gone)
  // "Image deleted" once is enough when Lambda has noticed it too.
  const noticed = fn.drift.kind === 'imageDeleted' && fn.stateReasonCode === 'ImageDeleted'
  const drifts = fn.drift.kind !== 'none' && fn.drift.kind !== 'inSync' && !noticed
  return (
    <div data-sticky-head className="z-20 -mx-4 bg-canvas px-4 md:sticky md:top-12 md:-mx-6 md:px-6">
      <PageHeader
        title={fn.name}
        badges={
          <>
            <FunctionStatus status={fn} since={isChanging(fn) ? fn.lastModified : undefined} both />
            {drifts && <DriftBadge drift={fn.drift} />}
          </>
        }
        meta={fn.architecture}
        actions={
          <>
            <QualifiersControl name={fn.name} tab={tab} current={qualifier ?? '$LATEST'} />
            <LinkButton href={paths.function(place, fn.name, 'test', qualifier)} disabledReason={why('test')}>
              Test
            </LinkButton>
            <LinkButton variant="primary" href={paths.deploy(place, fn.name)} disabledReason={why('deploy')}>
              Deploy new image
            </LinkButton>
            <MoreActions fn={fn} edit={why('edit')} remove={why('delete')} onDelete={onDelete} />
          </>
        }
      />
      <Tabs
        label={`Function ${fn.name}`}
        tabs={TABS.map(([label, to]) => ({
          label,
          href: paths.function(place, fn.name, to, qualifier),
          current: to === tab,
        }))}
      />
    </div>
  )
}

function MoreActions({
  fn,
  edit,
  remove,
  onDelete,
}: {
  fn: FunctionModel
  edit?: string
  remove?: string
  onDelete: () => void
}) {
  const place = usePlace()
  const toast = useToast()
  const link = (label: string, href: string) => ({ label, href, disabledReason: edit })
  return (
    <Menu
      label="More actions"
      className="inline-flex size-8 items-center justify-center rounded-control border border-line-strong bg-surface text-text-2 hover:bg-hover"
      trigger={<Icon name="more" />}
      items={() => [
        link('Edit image configuration', paths.editImageConfiguration(place, fn.name)),
        link('Edit environment variables', paths.editEnvironment(place, fn.name)),
        link('Edit general configuration', paths.editGeneral(place, fn.name)),
        {
          label: 'Copy ARN',
          onSelect: () =>
            copyText(fn.arn).then(
              () => toast.show('Copied'),
              () => toast.show(fn.arn),
            ),
        },
        { label: 'Delete…', onSelect: onDelete, danger: true, disabledReason: remove },
      ]}
    />
  )
}
