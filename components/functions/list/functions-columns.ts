/**
 * Width and the screens each column is on: narrow ones keep what tells functions apart. Under 768 px rows are cards.
 */
export const COLUMN = {
  name: 'md:pl-3.5!',
  state: 'md:w-[158px]',
  image: 'xl:w-[172px] 2xl:w-[200px]',
  digest: 'md:w-[130px] max-xl:hidden',
  drift: 'md:w-[162px]',
  pkg: 'md:w-[86px] max-xl:hidden',
  arch: 'md:w-[84px] max-[1360px]:hidden',
  memory: 'md:w-[84px] max-3xl:hidden',
  modified: 'md:w-[104px] max-xl:hidden',
  menu: 'md:w-[46px]',
} as const
