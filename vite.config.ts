import { createLogger, defineConfig } from 'vite'

/** Of GOV.UK Frontend, and no fault of ours: a media query for Internet Explorer, and the crest, which is not used here. */
const known = ['min-width: 0\\0', 'min-width: 0\ufffd', 'govuk-crest.svg']
const isKnown = (text: string) => known.some((words) => text.includes(words))
const logger = createLogger('warn')
const quieter: typeof logger = {
  ...logger,
  warn: (text, options) => (isKnown(text) ? undefined : logger.warn(text, options)),
  warnOnce: (text, options) => (isKnown(text) ? undefined : logger.warnOnce(text, options)),
}

/** Builds the stylesheet and the little browser code there is into dist/client, under names that change with their content. */
export default defineConfig({
  customLogger: quieter,
  publicDir: false,
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: ['src/client/main.ts', 'src/client/stylesheet.scss'],
    },
  },
  css: {
    // GOV.UK Frontend keeps a media query that only Internet Explorer reads; it is dropped rather than refused.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { loadPaths: ['node_modules', 'src/client'], quietDeps: true } },
  },
})
