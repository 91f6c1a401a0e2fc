/** Width and the screens each column is on: narrow ones keep what tells functions apart (product.md §4.2). Under 768 px rows are cards. */
export const COLUMN = {
  name: '',
  state: 'md:w-[152px]',
  image: '2xl:w-[176px]',
  digest: 'md:w-[136px] max-xl:hidden',
  drift: 'md:w-[156px]',
  pkg: 'md:w-[88px] max-xl:hidden',
  arch: 'md:w-[86px] max-2xl:hidden',
  memory: 'md:w-[84px] max-2xl:hidden',
  modified: 'md:w-[104px] max-xl:hidden',
  menu: 'md:w-[44px]',
} as const

export const COLUMN_COUNT = Object.keys(COLUMN).length
