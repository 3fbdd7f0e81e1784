import { readFileSync } from 'node:fs'
import { fontFiles } from './fonts.ts'

let faces: ReadonlySet<number>[] | undefined

/** Whether each of the paper's own faces has a shape for the character. */
export function isInTypeface(character: string): boolean {
  faces ??= fontFiles.map((file) => charactersOf(readFileSync(file)))
  const code = character.codePointAt(0) ?? 0
  return faces.every((face) => face.has(code))
}

/** The code points an OpenType font has glyphs for, by the runs of them that format 12 of its table `cmap` lists. */
export function charactersOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = placeOfTable(view, 'cmap')
  const maps = Array.from({ length: view.getUint16(cmap + 2) }, (_, at) => cmap + view.getUint32(cmap + 8 + at * 8))
  const map = maps.find((at) => view.getUint16(at) === 12)
  if (map === undefined) throw new Error('the font does not list its characters in format 12')
  const found = new Set<number>()
  for (let group = 0; group < view.getUint32(map + 12); group++) {
    const at = map + 16 + group * 12
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code++) found.add(code)
  }
  return found
}

function placeOfTable(view: DataView, name: string): number {
  for (let entry = 12; entry < 12 + view.getUint16(4) * 16; entry += 16)
    if ([0, 1, 2, 3].every((at) => view.getUint8(entry + at) === name.charCodeAt(at))) return view.getUint32(entry + 8)
  throw new Error(`the font has no table ${name}`)
}
