import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the installation: migrations/, frameworks/ and demo/ lie in it, whether the program runs from src or dist. */
export const installationRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'migrations'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the installation has no migrations folder above the program')
    folder = parent
  }
  return folder
}
