import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** The earliest moment a zip entry can carry, so that packing at another hour gives the same bytes. */
const packedAt = new Date(1980, 0, 1)
/** Written where a document must name a moment and the report, a draft, has none. */
const undated = new Date('2000-01-01T00:00:00Z')

/**
 * Packs a Word or Excel file again so that equal content is equal bytes: relationships, bookmarks and drawings are numbered in
 * order in place of the names the writer gave them, the document's dates are the release's, and the zip carries no clock.
 */
export function repacked(file: Uint8Array, released: Date | null): Uint8Array {
  const entries = unzipSync(file)
  const names = relationshipNames(entries)
  const zip: Zippable = {}
  for (const name of Object.keys(entries).sort(contentTypesFirst)) {
    const bytes = entries[name] ?? new Uint8Array()
    if (name.endsWith('.png')) zip[name] = [bytes, { level: 0 }]
    else if (name === 'docProps/core.xml') zip[name] = strToU8(dated(strFromU8(bytes), released ?? undated))
    else if (name.includes('document.xml')) zip[name] = strToU8(renamed(strFromU8(bytes), names))
    else zip[name] = bytes
  }
  return zipSync(zip, { level: 6, mtime: packedAt })
}

function relationshipNames(entries: Record<string, Uint8Array>): Map<string, string> {
  const names = new Map<string, string>()
  const relationships = entries['word/_rels/document.xml.rels']
  if (!relationships) return names
  for (const [, name = ''] of strFromU8(relationships).matchAll(/ Id="([^"]*)"/g))
    names.set(name, `rId${names.size + 1}`)
  return names
}

function renamed(xml: string, names: Map<string, string>): string {
  const bookmarks = new Map<string, string>()
  let drawings = 0
  return xml
    .replace(/ (Id|r:id|r:embed)="([^"]*)"/g, (whole, attribute, name) => {
      const known = names.get(name)
      return known ? ` ${attribute}="${known}"` : whole
    })
    .replace(/(<w:bookmark(?:Start|End)[^>]* w:id=")(\d+)/g, (_, before, id) => {
      if (!bookmarks.has(id)) bookmarks.set(id, `${bookmarks.size + 1}`)
      return `${before}${bookmarks.get(id)}`
    })
    .replace(/<wp:docPr id="\d+"/g, () => {
      drawings += 1
      return `<wp:docPr id="${drawings}"`
    })
}

function dated(xml: string, date: Date): string {
  return xml
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date.toISOString()}`)
    .replace('</cp:coreProperties>', '<dc:language>en-GB</dc:language></cp:coreProperties>')
}

const contentTypesFirst = (a: string, b: string) =>
  Number(b.startsWith('[Content')) - Number(a.startsWith('[Content')) || (a < b ? -1 : 1)
