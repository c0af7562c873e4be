// The single offline file: everything happens in this page; nothing leaves this computer.
import { render } from 'preact'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root) render(<App />, root)
