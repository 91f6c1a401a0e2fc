'use client'
import { Digest } from '@/components/ui/digest'
import type { ImageDetail } from '@/lib/images/model'
import { bytes } from '@/lib/format'
import { formatStrings } from '@/lib/functions/configuration/quoted-strings'
import type { ImageRow } from './use-image-rows'

/** What is inside the chosen image, beside the list. */
export function ImagePreview({
  row,
  child,
}: {
  row: ImageRow | undefined
  child: ImageDetail['children'][number] | undefined
}) {
  const config = row?.detail?.config
  const facts: readonly (readonly [string, string])[] = config
    ? [
        ['ENTRYPOINT', formatStrings(config.entryPoint)],
        ['CMD', formatStrings(config.command)],
        ['WORKDIR', config.workingDirectory],
        [
          'Layers',
          `${row.detail?.layers.length ?? 0}, ${bytes((row.detail?.layers ?? []).reduce((sum, { size }) => sum + size, 0))} compressed`,
        ],
      ]
    : []
  return (
    <aside
      aria-label="Chosen image"
      className="sticky top-0 hidden gap-2 rounded-card border border-line bg-sunken px-3 py-2.5 text-control lg:grid"
    >
      {!row && !child && <p className="text-text-3">Choose an image to see what is inside.</p>}
      {child && (
        <>
          <Digest digest={child.digest} />
          <p className="text-text-2">The {child.platform} image inside the index.</p>
        </>
      )}
      {row && <Digest digest={row.image.digest} copy />}
      {row?.detail?.configError && (
        <p className="text-warn wrap-anywhere">Couldn't read the image's config: {row.detail.configError}</p>
      )}
      {facts.length > 0 && (
        <dl className="grid gap-1.5">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-meta text-text-3">{name}</dt>
              <dd className="wrap-anywhere">
                {value === '' ? (
                  <span className="text-text-3">not set</span>
                ) : name === 'Layers' ? (
                  value
                ) : (
                  <code>{value}</code>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {row?.unfit && <p className="text-bad">{row.unfit.reason}</p>}
    </aside>
  )
}
