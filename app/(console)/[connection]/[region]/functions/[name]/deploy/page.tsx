import { DeployNewImage } from '@/components/functions/deploy/deploy-new-image'
import { getPushTarget } from '@/lib/repositories/push-target'
import { functionPage, functionTitle } from '../function-page'

export const generateMetadata = functionTitle('Deploy new image')

export default functionPage('lambda:UpdateFunctionCode', async ({ place, name, search }) => (
  <DeployNewImage name={name} image={search.get('image')} push={await getPushTarget(place)} />
))
