/** A vulnerability that a simulated scan can find. `cvss` is version 3.1: vector and base score. */
export type Vulnerability = {
  readonly name: string
  readonly severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFORMATIONAL'
  readonly packageName: string
  readonly packageVersion: string
  readonly fixedIn?: string
  readonly vector: string
  readonly score: number
}

const NETWORK = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U'
const LOCAL = 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U'

/** Public entries of the CVE list. Images refer to them by place: add at the end, never in between. */
export const catalogue: readonly Vulnerability[] = [
  {
    name: 'CVE-2022-37434',
    severity: 'CRITICAL',
    packageName: 'zlib',
    packageVersion: '1.2.11',
    fixedIn: '1.2.12',
    vector: `${NETWORK}/C:H/I:H/A:H`,
    score: 9.8,
  },
  {
    name: 'CVE-2023-4911',
    severity: 'HIGH',
    packageName: 'glibc',
    packageVersion: '2.36',
    fixedIn: '2.36-9',
    vector: `${LOCAL}/C:H/I:H/A:H`,
    score: 7.8,
  },
  {
    name: 'CVE-2023-0286',
    severity: 'HIGH',
    packageName: 'openssl',
    packageVersion: '1.1.1n',
    fixedIn: '1.1.1t',
    vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:H',
    score: 7.4,
  },
  {
    name: 'CVE-2023-44487',
    severity: 'HIGH',
    packageName: 'nghttp2',
    packageVersion: '1.52.0',
    fixedIn: '1.57.0',
    vector: `${NETWORK}/C:N/I:N/A:H`,
    score: 7.5,
  },
  {
    name: 'CVE-2023-29491',
    severity: 'HIGH',
    packageName: 'ncurses',
    packageVersion: '6.3',
    fixedIn: '6.4',
    vector: `${LOCAL}/C:H/I:H/A:H`,
    score: 7.8,
  },
  {
    name: 'CVE-2022-48303',
    severity: 'MEDIUM',
    packageName: 'tar',
    packageVersion: '1.34',
    vector: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H',
    score: 5.5,
  },
  {
    name: 'CVE-2023-5678',
    severity: 'MEDIUM',
    packageName: 'openssl',
    packageVersion: '3.0.11',
    fixedIn: '3.0.13',
    vector: `${NETWORK}/C:N/I:N/A:L`,
    score: 5.3,
  },
  {
    name: 'CVE-2023-32681',
    severity: 'MEDIUM',
    packageName: 'requests',
    packageVersion: '2.28.2',
    fixedIn: '2.31.0',
    vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:C/C:H/I:N/A:N',
    score: 6.1,
  },
  {
    name: 'CVE-2023-45853',
    severity: 'CRITICAL',
    packageName: 'zlib',
    packageVersion: '1.2.13',
    vector: `${NETWORK}/C:H/I:H/A:H`,
    score: 9.8,
  },
  {
    name: 'CVE-2022-25883',
    severity: 'HIGH',
    packageName: 'semver',
    packageVersion: '7.5.1',
    fixedIn: '7.5.2',
    vector: `${NETWORK}/C:N/I:N/A:H`,
    score: 7.5,
  },
  {
    name: 'CVE-2022-3219',
    severity: 'LOW',
    packageName: 'gnupg2',
    packageVersion: '2.2.40',
    vector: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:L',
    score: 3.3,
  },
  {
    name: 'CVE-2011-3374',
    severity: 'LOW',
    packageName: 'apt',
    packageVersion: '2.6.1',
    vector: `${NETWORK}/C:N/I:L/A:N`,
    score: 3.7,
  },
  {
    name: 'CVE-2005-2541',
    severity: 'INFORMATIONAL',
    packageName: 'tar',
    packageVersion: '1.34',
    vector: `${NETWORK}/C:H/I:H/A:H`,
    score: 9.8,
  },
  {
    name: 'CVE-2010-4756',
    severity: 'INFORMATIONAL',
    packageName: 'glibc',
    packageVersion: '2.36',
    vector: `${NETWORK}/C:N/I:N/A:L`,
    score: 4.0,
  },
]
