// Writes the CSV files of the councils whose figures are illustrative, from their series.yaml and delivery.yaml:
//   tsx demo/generate/generate.ts
// The files are committed; the same YAML always gives the same files, which a conformance test checks.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { generated } from './read.ts'

const demo = new URL('../', import.meta.url)

for (const council of readdirSync(demo).filter((name) => existsSync(new URL(`${name}/series.yaml`, demo))))
  for (const [name, text] of Object.entries(generated(council)))
    writeFileSync(new URL(`${council}/${name}`, demo), text)
