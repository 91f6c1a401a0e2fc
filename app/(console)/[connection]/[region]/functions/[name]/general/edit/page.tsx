import { EditGeneral } from '@/components/functions/edit/edit-general'
import { functionData, type FunctionPageProps, titled } from '../../function-data'

export const generateMetadata = titled('Edit general configuration')

export default (props: FunctionPageProps) => functionData(props, (name) => <EditGeneral name={name} />)
