import { ConfigurationTab } from '@/components/functions/detail/configuration-tab'
import { functionPage, functionTitle } from '../function-page'

export const generateMetadata = functionTitle('Configuration · Functions')

export default functionPage('lambda:GetFunction', ({ name, qualifier }) => (
  <ConfigurationTab name={name} qualifier={qualifier} />
))
