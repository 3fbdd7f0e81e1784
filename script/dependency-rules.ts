type Locked = {
  version?: string
  resolved?: string
  integrity?: string
  license?: string
  hasInstallScript?: boolean
  link?: boolean
  os?: string[]
  cpu?: string[]
}
export type Lock = { packages: Record<string, Locked> }
export type Manifest = {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  allowScripts?: Record<string, boolean>
}
type Platform = { os: string; cpu: string }

/** Licences under which a council may run, change and pass on what it is given. */
const allowedLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Unlicense',
])

const registry = /^https:\/\/registry\.npmjs\.org\//

/**
 * What is wrong with the packages that the lock file names, a sentence each: no checksum, from somewhere else than the
 * registry, a script of its own at installing, a licence nobody looked at. An entry without an address is the registry's.
 */
export const dependencyFaults = (lock: Lock, manifest: Manifest, platform: Platform): string[] => [
  ...Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, wanted]) => !/^[~^]?\d[\w.-]*$/.test(wanted))
    .map(([name, wanted]) => `${name} is asked for as ${wanted}: name a version of the registry`),
  ...Object.entries(lock.packages)
    .filter(([place]) => place !== '')
    .flatMap(([place, locked]) =>
      faultsOf(locked, nameOf(place), manifest, platform).map((fault) => `${nameOf(place)} ${fault}`),
    ),
]

const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

const faultsOf = (locked: Locked, name: string, manifest: Manifest, platform: Platform): string[] => {
  const runsScripts = locked.hasInstallScript === true && isFor(locked, platform)
  const faults: [boolean, string][] = [
    [locked.link === true, 'is a link to a folder'],
    [!/^sha512-[\w+/]{86}==$/.test(locked.integrity ?? ''), 'has no SHA-512 of its content in the lock file'],
    [locked.resolved !== undefined && !registry.test(locked.resolved), `comes from ${locked.resolved}`],
    [
      runsScripts && manifest.allowScripts?.[name] === undefined,
      'runs a script when installed, which allowScripts does not decide',
    ],
    [!isLicenceAllowed(locked.license ?? ''), `is under the licence ${locked.license ?? 'of nobody knows what'}`],
  ]
  return faults.flatMap(([found, fault]) => (found ? [fault] : []))
}

const isFor = ({ os, cpu }: Locked, platform: Platform): boolean =>
  (os?.includes(platform.os) ?? true) && (cpu?.includes(platform.cpu) ?? true)

/** An SPDX expression without exceptions: of alternatives one, of what holds together all. */
export const isLicenceAllowed = (expression: string): boolean => {
  const plain = expression.replace(/[()]/g, '')
  if (/\bOR\b/.test(plain) && /\bAND\b/.test(plain)) return false
  const parts = plain.split(/ (?:AND|OR) /)
  return / OR /.test(plain)
    ? parts.some((part) => allowedLicences.has(part))
    : parts.every((part) => allowedLicences.has(part))
}
