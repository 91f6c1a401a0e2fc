'use client'
import { LinkButton } from '@/components/ui/button'
import { Flash } from '@/components/ui/flash'
import { shellWords, effectiveConfiguration } from '@/lib/functions/configuration/effective-configuration'
import type { Diagnosis } from '@/lib/functions/invoke/invoke-diagnosis'
import type { FunctionModel } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { useRunningImage } from '@/components/functions/use-running-image'

/** Why it failed, what Lambda tried beside what the panel expected, and the way to mend it. */
export function TestDiagnosis({
  fn,
  diagnosis: { title, text, mend, tried },
}: {
  fn: FunctionModel
  diagnosis: Diagnosis
}) {
  const place = usePlace()
  const { config } = useRunningImage(fn)
  const { runsAs } = effectiveConfiguration(config, fn.overrides, fn.environment)
  const links = {
    deploy: { label: 'Deploy new image', href: paths.deploy(place, fn.name) },
    imageConfiguration: { label: 'Edit image configuration', href: paths.editImageConfiguration(place, fn.name) },
    environment: { label: 'Edit environment variables', href: paths.editEnvironment(place, fn.name) },
    general: { label: 'Edit general configuration', href: paths.editGeneral(place, fn.name) },
  }
  const link = mend && links[mend]
  return (
    <Flash role="bad" quiet title={title} actions={link && <LinkButton href={link.href}>{link.label}</LinkButton>}>
      <p>{text}</p>
      {config && mend === 'deploy' && (
        <p>
          The image says <code>{config.architecture}</code>.
        </p>
      )}
      {tried && (
        <dl className="mt-1.5 grid gap-x-3 md:grid-cols-[auto_minmax(0,1fr)]">
          <dt>Lambda tried</dt>
          <dd>
            <code className="wrap-anywhere">
              ENTRYPOINT {tried.entryPoint} CMD {tried.command} WORKDIR {tried.workingDirectory}
            </code>
          </dd>
          {runsAs.argv && (
            <>
              <dt>Runs as</dt>
              <dd>
                <code className="wrap-anywhere">{shellWords(runsAs.argv) || 'nothing'}</code>
              </dd>
            </>
          )}
        </dl>
      )}
    </Flash>
  )
}
