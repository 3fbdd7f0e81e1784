import { readdirSync, readFileSync } from 'node:fs'
import { type Framework, parseFramework, printFault } from '#framework/door.ts'

const folder = new URL('../../frameworks/', import.meta.url)

/** File names of the frameworks that the product ships, such as 'stroud.yaml'. */
export const frameworkFiles = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.yaml'))

/** A shipped framework by file name without its ending. Throws with every fault when it does not validate. */
export const shipped = (name: string): Framework => {
  const read = parseFramework(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), `${name}.yaml`)
  if (!read.ok) throw new Error(read.error.map(printFault).join('\n'))
  return read.value
}
