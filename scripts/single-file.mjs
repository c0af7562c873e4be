// dist/truce.html: one file, no network, no server. The policy names the hashes of its own script and
// style, so that nothing else can run or load in it.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { style } from '../dist/views/index.js'

const root = join(import.meta.dirname, '..')
await build({
  configFile: join(root, 'src/web/vite.config.ts'),
  mode: 'editor',
  logLevel: 'warn',
})
// A closing tag inside a string of a script would end the element early.
const read = (name) =>
  readFileSync(join(root, 'dist/web', name), 'utf8')
    .replaceAll('</script', '<\\/script')
    .replaceAll('<!--', '<\\!--')
const script = read('truce.js')
// A script put in by the page itself: "var" at its top makes a name of the window.
const editor = read('editor.js')
const sheet = `${style}${readFileSync(join(root, 'src/web/page.css'), 'utf8')}`
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const policy = `default-src 'none'; script-src ${hash(script)} ${hash(editor)}; style-src ${hash(sheet)} 'unsafe-hashes'; img-src data: blob:; form-action 'none'; base-uri 'none'`
const page = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Truce</title>
<link rel="icon" href="data:,">
<style>${sheet}</style>
</head>
<body>
<div id="app"></div>
<script type="text/plain" id="editor-code">${editor}</script>
<script>${script}</script>
</body>
</html>
`
writeFileSync(join(root, 'dist/truce.html'), page)
process.stderr.write(`truce: dist/truce.html, ${Math.round(page.length / 1024)} kB\n`)
