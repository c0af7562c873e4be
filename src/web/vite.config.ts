// Bundles the single offline file's scripts: the page, and (mode "editor") the text editor apart from it,
// each one classic script with everything in it.
import { join } from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig(({ mode }) => {
  const editor = mode === 'editor'
  return {
    root: import.meta.dirname,
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: join(import.meta.dirname, '../../dist/web'),
      emptyOutDir: !editor,
      lib: {
        entry: join(import.meta.dirname, editor ? 'editor.ts' : 'main.tsx'),
        formats: ['iife'],
        name: editor ? 'truceEditor' : 'truce',
        fileName: () => (editor ? 'editor.js' : 'truce.js'),
      },
    },
  }
})
