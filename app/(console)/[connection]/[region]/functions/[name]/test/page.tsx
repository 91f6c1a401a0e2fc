import { TestTab } from '@/components/functions/test/test-tab'
import { functionData, type FunctionPageProps, titled } from '../function-data'

export const generateMetadata = titled('Test')

export default (props: FunctionPageProps) =>
  functionData(props, (name, qualifier) => <TestTab name={name} qualifier={qualifier} />)
