// Imports: files of figures and plans, taken whole or not at all.
export { type ImportInput, importFile, runImport } from './commands.ts'
export { fileFromBytes, fileFromPath, type ImportFile } from './file.ts'
export { kindNames } from './kinds.ts'
export { type ImportMap, parseImportMap } from './mapping.ts'
export { listBatches } from './queries.ts'
export { type Fault, type ImportReport, printFault } from './rules.ts'
