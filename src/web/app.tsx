// The page's frame: where one can start, and what is open.
import { useState } from 'preact/hooks'
import type { ProcessFiles } from '../process/index.ts'
import { speaker } from '../views/index.ts'
import { exampleFiles } from './opened.ts'
import { OpenFiles } from './open-files.tsx'
import { ProcessView } from './process-view.tsx'

const say = speaker('en', false)

export function App() {
  const [files, setFiles] = useState<ProcessFiles | null>(null)
  return (
    <>
      <header class="top">
        <nav aria-label="Truce">
          <a class="brand" href="#start" onClick={() => setFiles(null)}>
            Truce
          </a>
        </nav>
      </header>
      {files ? (
        <ProcessView say={say} files={files} />
      ) : (
        <main class="single" id="content">
          <h1>{say('web-start')}</h1>
          <ul class="cards">
            <li class="card">
              <h2 class="who">{say('web-open')}</h2>
              <p>{say('web-open-help')}</p>
              <OpenFiles say={say} onOpen={setFiles} />
            </li>
            <li class="card">
              <h2 class="who">{say('web-example')}</h2>
              <p>{say('web-example-help')}</p>
              <button type="button" onClick={() => setFiles(exampleFiles())}>
                {say('web-example')}
              </button>
            </li>
          </ul>
        </main>
      )}
      <footer class="foot">
        <p>{say('nothing-leaves')}</p>
      </footer>
    </>
  )
}
