// dist/truce.html: one file, no network, no server. The policy names the hashes of its own script and
// style, so that nothing else can run or load in it.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { style } from '../dist/views/index.js'

const root = join(import.meta.dirname, '..')
// A closing tag inside a string of the script would end the element early.
const script = readFileSync(join(root, 'dist/web/truce.js'), 'utf8')
  .replaceAll('</script', '<\\/script')
  .replaceAll('<!--', '<\\!--')
const sheet = `${style}${readFileSync(join(root, 'src/web/page.css'), 'utf8')}`
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(sheet)} 'unsafe-hashes'; img-src data: blob:; form-action 'none'; base-uri 'none'`
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
<script>${script}</script>
</body>
</html>
`
writeFileSync(join(root, 'dist/truce.html'), page)
process.stderr.write(`truce: dist/truce.html, ${Math.round(page.length / 1024)} kB\n`)
