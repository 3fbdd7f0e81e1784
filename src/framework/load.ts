import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml'
import { ok, type Result, refused } from '#kernel/result.ts'
import { type FrameworkFault, type KeyPath, type Misplaced, sentencesFor } from './faults.ts'
import { brokenReferences } from './references.ts'
import { type Framework, frameworkSchema } from './schema.ts'

/**
 * Reads a framework file from its text. Refuses with every fault found, in file order: first what is not YAML, then what
 * the schema does not allow, then whatever points at something that is not there.
 */
export const parseFramework = (yamlText: string, fileName: string): Result<Framework, FrameworkFault[]> => {
  const lines = new LineCounter()
  const document = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const at = (offset: number, key: string, message: string): FrameworkFault => {
    const { line, col } = lines.linePos(offset)
    return { file: fileName, line, column: col, key, message }
  }
  const notYaml = [...document.errors, ...document.warnings]
  if (notYaml.length > 0)
    return refused(notYaml.map((e) => at(e.pos[0], '', `This is not valid YAML: ${plain(e.message)}`)))

  const placed = (fault: Misplaced) => at(offsetOf(document, fault.path), printPath(fault.path), fault.message)
  const content = contentOf(document)
  if (!content.ok) return refused([at(0, '', `This is not valid YAML: ${plain(content.error)}`)])
  const shape = frameworkSchema.safeParse(content.value)
  if (!shape.success) return refused(inFileOrder(shape.error.issues.flatMap(sentencesFor).map(placed)))

  const broken = brokenReferences(shape.data)
  return broken.length > 0 ? refused(inFileOrder(broken.map(placed))) : ok(shape.data)
}

/** 'stroud.yaml:12 plan.levels[0].code: must …', as the command line prints it. */
export const printFault = (fault: FrameworkFault): string =>
  `${fault.file}:${fault.line}:${fault.column} ${fault.key}${fault.key && ': '}${fault.message}`

/** Aliases that name aliases can make a short file endless: the reader stops at a hundred times what is written. */
const contentOf = (document: Document): Result<unknown, string> => {
  try {
    return ok(document.toJS({ maxAliasCount: 100 }))
  } catch (error) {
    return refused(error instanceof Error ? error.message : 'it cannot be read')
  }
}

const plain = (message: string) => message.replace(/\s*at line \d+.*$/s, '').replace(/\.?$/, '.')

const printPath = (path: KeyPath): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('')

const inFileOrder = (faults: FrameworkFault[]) => faults.sort((a, b) => a.line - b.line || a.column - b.column)

/** Where the key at the path is written; for a key that is missing, where the nearest thing that should hold it is. */
const offsetOf = (document: Document, path: KeyPath): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const found = startOf(document, path.slice(0, length))
    if (found !== null) return found
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0
}

const startOf = (document: Document, path: KeyPath): number | null => {
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path[path.length - 1]
  if (isMap(holder)) {
    const pair = holder.items.find((p) => isPair(p) && isNode(p.key) && 'value' in p.key && p.key.value === last)
    return pair && isNode(pair.key) ? (pair.key.range?.[0] ?? null) : null
  }
  const node = document.getIn(path, true)
  return isNode(node) ? (node.range?.[0] ?? null) : null
}
