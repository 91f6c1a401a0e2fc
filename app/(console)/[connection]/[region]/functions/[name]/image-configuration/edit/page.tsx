import { EditImageConfiguration } from '@/components/functions/edit/edit-image-configuration'
import { functionData, type FunctionPageProps, titled } from '../../function-data'

export const generateMetadata = titled('Edit image configuration')

export default (props: FunctionPageProps) => functionData(props, (name) => <EditImageConfiguration name={name} />)
