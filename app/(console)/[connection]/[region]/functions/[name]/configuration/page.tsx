import { ConfigurationTab } from '@/components/functions/detail/configuration-tab'
import { functionData, type FunctionPageProps, titled } from '../function-data'

export const generateMetadata = titled('Configuration')

export default (props: FunctionPageProps) =>
  functionData(props, (name, qualifier) => <ConfigurationTab name={name} qualifier={qualifier} />)
