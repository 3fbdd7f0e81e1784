import { defineConfig } from 'vite'

/** Builds the stylesheet and the little browser code there is into dist/client, under names that change with their content. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: { input: ['src/client/main.ts', 'src/client/stylesheet.scss'] },
  },
  css: {
    // GOV.UK Frontend keeps a media query that only Internet Explorer reads; it is dropped rather than refused.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { loadPaths: ['node_modules', 'src/client'], quietDeps: true } },
  },
})
