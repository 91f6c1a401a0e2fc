import { ImageTab } from '@/components/functions/detail/image-tab'
import { functionData, type FunctionPageProps, titled } from '../function-data'

export const generateMetadata = titled('Image')

export default (props: FunctionPageProps) =>
  functionData(props, (name, qualifier) => <ImageTab name={name} qualifier={qualifier} />)
