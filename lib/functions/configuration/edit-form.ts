import type { z } from 'zod'
import type { FormSpec } from '@/lib/forms/form-spec'
import type { FunctionModel } from '@/lib/functions/model'
import type { updateFunctionConfigurationInput } from './configuration-model'

/** What an edit page sends, without the function it is for. */
export type EditSettings = Pick<
  z.input<typeof updateFunctionConfigurationInput>,
  'description' | 'memorySize' | 'timeout' | 'ephemeralStorage' | 'overrides' | 'environment'
>

/** The form of a page that edits settings of a function. */
export type EditForm<Values extends object, Draft> = FormSpec<FunctionModel, Values, Draft, EditSettings>

/** Said where Save would send what the function has already. */
export const unchanged = 'Nothing to save: no field differs from the function.'
