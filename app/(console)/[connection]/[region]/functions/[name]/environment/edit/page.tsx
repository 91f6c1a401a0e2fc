import { EditEnvironment } from '@/components/functions/edit/edit-environment'
import { functionData, type FunctionPageProps, titled } from '../../function-data'

export const generateMetadata = titled('Edit environment variables')

export default (props: FunctionPageProps) => functionData(props, (name) => <EditEnvironment name={name} />)
