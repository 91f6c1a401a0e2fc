import { EditImageConfiguration } from '@/components/functions/edit/edit-image-configuration'
import { functionPage, functionTitle } from '../../function-page'

export const generateMetadata = functionTitle('Edit image configuration · Functions')

export default functionPage('lambda:UpdateFunctionConfiguration', ({ name }) => <EditImageConfiguration name={name} />)
