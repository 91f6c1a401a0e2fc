'use client'
import { EnvironmentCard } from './environment-card'
import { FunctionPage } from '@/components/functions/function-page'
import { GeneralCard } from './general-card'
import { ImageCard } from './image-card'
import { ImageConfigurationCard } from './image-configuration-card'

/** The tab Image: what runs, how it is started, and beside it the settings that are looked for most. */
export function ImageTab({ name, qualifier }: { name: string; qualifier?: string }) {
  return (
    <FunctionPage name={name} qualifier={qualifier} tab="image">
      {({ fn, gone }) => (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_360px]">
          <div className="grid min-w-0 gap-4">
            <ImageCard fn={fn} gone={gone} />
            {fn.packageType !== 'Zip' && <ImageConfigurationCard fn={fn} gone={gone} />}
          </div>
          <div className="grid min-w-0 gap-4">
            <GeneralCard fn={fn} gone={gone} brief />
            <EnvironmentCard key={qualifier ?? ''} fn={fn} qualifier={qualifier} gone={gone} />
          </div>
        </div>
      )}
    </FunctionPage>
  )
}
