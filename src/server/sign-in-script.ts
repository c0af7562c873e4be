// The one script of the sign-in pages: asks the browser for a passkey and sends the answer. Everything else
// works without a script.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export const signInScript = `'use strict';
(() => {
  const { startAuthentication, startRegistration } = SimpleWebAuthnBrowser;
  const told = document.getElementById('passkey-told');
  const send = async (path, value) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(value),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const bind = (id, run) => {
    const button = document.getElementById(id);
    if (!button) return;
    button.addEventListener('click', async () => {
      told.textContent = '';
      try {
        const options = await send('options', {});
        const { next } = await send('passkey', await run({ optionsJSON: options }));
        location.assign(next);
      } catch {
        told.textContent = button.dataset.failed;
      }
    });
  };
  bind('passkey-in', startAuthentication);
  bind('passkey-make', startRegistration);
})();
`

/** The library that speaks WebAuthn, as its package ships it. */
export function webauthnScript(): string {
  const door = createRequire(import.meta.url).resolve('@simplewebauthn/browser')
  const root = door.slice(0, door.lastIndexOf(join('@simplewebauthn', 'browser')))
  return readFileSync(
    join(root, '@simplewebauthn', 'browser', 'dist', 'bundle', 'index.umd.min.js'),
    'utf8',
  )
}
