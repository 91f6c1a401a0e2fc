import { EditGeneral } from '@/components/functions/edit/edit-general'
import { functionPage, functionTitle } from '../../function-page'

export const generateMetadata = functionTitle('Edit general configuration · Functions')

export default functionPage('lambda:UpdateFunctionConfiguration', ({ name }) => <EditGeneral name={name} />)
