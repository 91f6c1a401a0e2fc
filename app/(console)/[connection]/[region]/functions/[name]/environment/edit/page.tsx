import { EditEnvironment } from '@/components/functions/edit/edit-environment'
import { functionPage, functionTitle } from '../../function-page'

export const generateMetadata = functionTitle('Edit environment variables · Functions')

export default functionPage('lambda:UpdateFunctionConfiguration', ({ name }) => <EditEnvironment name={name} />)
