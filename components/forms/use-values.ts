'use client'
import { useState } from 'react'
import type { FormSpec } from '@/lib/forms/form-spec'

/**
 * A form's values as typed, on the base that they stand on. Apart from `useForm`, so that a page may look into what is
 * typed (what does this image URI point at?) before it says what is wrong with it.
 */
export function useValues<Base, Values extends object, Draft, Settings>(
  spec: FormSpec<Base, Values, Draft, Settings>,
  base: Base,
) {
  const [opened, setOpened] = useState(base)
  const [values, setValues] = useState(() => spec.initial(base))
  return { spec, opened, setOpened, values, setValues }
}
