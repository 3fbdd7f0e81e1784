import { checkAgainstFixtures } from '../fixtures.tsx'
import { FileUpload } from './file-upload.tsx'

checkAgainstFixtures('file-upload', (options) => <FileUpload {...options} />, {
  skipped: { translated: 'the product speaks English, so the words of the drop zone are the ones it comes with' },
})
