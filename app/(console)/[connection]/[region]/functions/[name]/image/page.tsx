import { ImageTab } from '@/components/functions/detail/image-tab'
import { functionPage, functionTitle } from '../function-page'

export const generateMetadata = functionTitle('Image · Functions')

export default functionPage('lambda:GetFunction', ({ name, qualifier }) => (
  <ImageTab name={name} qualifier={qualifier} />
))
