import { QualifiersTab } from '@/components/functions/qualifiers/qualifiers-tab'
import { functionPage, functionTitle, qualifierSeeds } from '../function-page'

export const generateMetadata = functionTitle('Qualifiers · Functions')

export default functionPage(
  'lambda:ListVersionsByFunction',
  ({ name, qualifier }) => <QualifiersTab name={name} qualifier={qualifier} />,
  qualifierSeeds,
)
