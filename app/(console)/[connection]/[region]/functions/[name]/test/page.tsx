import { TestTab } from '@/components/functions/test/test-tab'
import { functionPage, functionTitle } from '../function-page'

export const generateMetadata = functionTitle('Test · Functions')

export default functionPage('lambda:GetFunction', ({ name, qualifier }) => (
  <TestTab name={name} qualifier={qualifier} />
))
