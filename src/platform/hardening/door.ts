export { type Content, contentOf, isMisnamed } from './content.ts'
export { cleanWorkbook } from './workbook.ts'
