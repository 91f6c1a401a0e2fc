import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icons'
import { None } from '@/components/ui/none'
import { Skeleton } from '@/components/ui/skeleton'
import type { SettingRow } from '@/components/functions/setting-row'
import { plural } from '@/lib/format'
import type { EffectiveConfiguration, EffectiveVariable } from '@/lib/functions/configuration/effective-configuration'

const SOURCE: Record<EffectiveVariable['source'], string> = {
  image: 'image',
  override: 'override',
  lambda: 'set by Lambda',
}

type Environment = EffectiveConfiguration['environment']
type Fold = { readonly id: string; readonly open: boolean; readonly onToggle: () => void }

/** ENV as a setting: how many variables come from where, and the button that shows them. */
export function environmentCells(
  { variables, fromImage, set, replaced }: Environment,
  loading: boolean,
  { id, open, onToggle }: Fold,
): SettingRow {
  return {
    setting: 'ENV',
    image: loading ? (
      <Skeleton width={100} />
    ) : fromImage === null ? (
      <span className="quiet">not known</span>
    ) : fromImage === 0 ? (
      <None />
    ) : (
      `${fromImage} from the image`
    ),
    override:
      set === 0 ? (
        <None />
      ) : (
        `${set} set${replaced > 0 ? `, ${replaced} ${replaced === 1 ? 'replaces' : 'replace'}` : ''}`
      ),
    overridden: set > 0,
    effective:
      variables.length === 0 ? (
        <None />
      ) : (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={onToggle}
          className="-my-1 inline-flex min-h-6 items-center gap-1 hover:text-accent"
        >
          {plural(variables.length, 'variable')}
          <Icon name="chevronRight" className={cx('size-3.5 transition-transform duration-100', open && 'rotate-90')} />
        </button>
      ),
  }
}

/** Each variable with its source. Values of the function stay masked here. */
export function EffectiveVariables({ id, environment }: { id: string; environment: Environment }) {
  return (
    <ul id={id} className="grid gap-1">
      {environment.variables.map((variable) => (
        <Variable key={variable.name} {...variable} />
      ))}
    </ul>
  )
}

function Variable({ name, value, source, replaces }: EffectiveVariable) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
      <code className="font-medium wrap-anywhere" translate="no">
        {name}
      </code>
      <span
        className={cx(
          'rounded-badge border border-line px-1.5 text-[11px]/[16px]',
          source === 'override' ? 'bg-accent-soft text-accent' : 'bg-surface text-text-2',
        )}
      >
        {SOURCE[source]}
      </span>
      {value !== null && (
        <code className="min-w-0 wrap-anywhere text-text-2" translate="no">
          {value}
        </code>
      )}
      {source === 'override' && value === null && (
        <span className="text-text-3">
          <span aria-hidden>••••••</span>
          <span className="sr-only">value hidden</span>
        </span>
      )}
      {replaces !== null && (
        <span className="text-meta text-text-3">
          replaces the image's <code className="wrap-anywhere">{replaces === '' ? '(empty)' : replaces}</code>
        </span>
      )}
    </li>
  )
}
