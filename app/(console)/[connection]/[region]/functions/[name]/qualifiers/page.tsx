import { QualifiersTab } from '@/components/functions/qualifiers/qualifiers-tab'
import { functionData, type FunctionPageProps, titled } from '../function-data'

export const generateMetadata = titled('Qualifiers')

export default (props: FunctionPageProps) =>
  functionData(props, (name, qualifier) => <QualifiersTab name={name} qualifier={qualifier} />, { qualifiers: true })
