// The real command in a process of its own: exit codes, streams, bad input, the same output under
// another time zone and language.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

function truce(
  args: readonly string[],
  options: { input?: string | Buffer; env?: Record<string, string>; cwd?: string } = {},
) {
  const done = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    cwd: options.cwd ?? root,
    input: options.input ?? '',
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    encoding: 'utf8',
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

let home = ''
beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], {
    cwd: root,
  })
  home = mkdtempSync(join(tmpdir(), 'truce-cli-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

function folder(name: string, files: Record<string, string | Uint8Array>): string {
  const path = join(home, name)
  mkdirSync(path, { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content)
  return path
}

const text = `# Text

## Article 1

North shall go.

\`\`\`truce
North is a party.
South is a party.
Phase One lasts 10 days from Day 1.
Day 1 is the day on which the text enters into force; a day ends at 24:00 in UTC.
1.1 North shall withdraw its forces by Day 3.
\`\`\`
`

describe('conventions', () => {
  test('status goes to stdout, and is the same in another zone and language', () => {
    const plain = truce(['status', 'examples/roadmap-2024', '--at', '2024-06-03'])
    expect(plain.code).toBe(0)
    expect(plain.err).toBe('')
    expect(plain.out).toContain('Awaited from Hamas')
    for (const env of [
      { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8' },
      { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' },
    ])
      expect(truce(['status', 'examples/roadmap-2024', '--at', '2024-06-03'], { env }).out).toBe(
        plain.out,
      )
  })

  test('--json is one document with a versioned format', () => {
    for (const [command, format] of [
      ['status', 'truce/status@1'],
      ['check', 'truce/check@1'],
      ['calendar', 'truce/calendar@1'],
    ] as const) {
      const done = truce([
        command,
        'examples/invented',
        '--json',
        ...(command === 'check' ? [] : ['--at', '2026-11-10']),
      ])
      expect((JSON.parse(done.out) as { format: string }).format).toBe(format)
    }
  })

  test('misuse is 2, with a hint', () => {
    const unknown = truce(['stats', 'examples/roadmap-2024'])
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain('Did you mean status?')
    const option = truce(['status', 'examples/roadmap-2024', '--jsn'])
    expect(option.code).toBe(2)
    expect(option.err).toContain('--json')
    const account = truce([
      'status',
      'examples/roadmap-2024',
      '--at',
      '2024-06-03',
      '--account',
      'Hames',
    ])
    expect(account.code).toBe(2)
    expect(account.err).toContain('Did you mean "Hamas"?')
    expect(truce(['status', 'examples/roadmap-2024', '--at', '2024-02-31']).code).toBe(2)
    expect(truce(['explain', 'examples/roadmap-2024', 'nothing', '--at', '2024-06-03']).code).toBe(
      2,
    )
  })

  test('help names exit codes and two examples', () => {
    const help = truce(['--help'])
    expect(help.code).toBe(0)
    expect(help.out).toContain('truce status examples/roadmap-2024 --at 2024-06-03')
    expect(help.out).toContain('Exit codes')
  })

  test('check: 1 for errors, 0 for remarks; - reads standard input', () => {
    expect(truce(['check', 'examples/roadmap-2024']).code).toBe(0)
    const broken = truce(['check', '-'], { input: text.replace('1.1 North', '1.1 Nroth') })
    expect(broken.code).toBe(1)
    expect(broken.out).toMatch(/Nroth/)
    expect(truce(['check', '-'], { input: text }).code).toBe(0)
  })
})

describe('bad input: file, line, remedy; the rest is read', () => {
  test('unknown and empty folders', () => {
    expect(truce(['status', join(home, 'nowhere')])).toMatchObject({ code: 1, out: '' })
    const empty = truce(['status', folder('empty', {})])
    expect(empty.code).toBe(1)
    expect(empty.err).toContain('F102')
    expect(empty.err).toContain('help:')
  })

  test('binary files and other encodings are named', () => {
    const binary = truce([
      'check',
      folder('binary', { 'a.truce.md': new Uint8Array([0, 1, 2, 0, 255]), 'b.truce.md': text }),
    ])
    expect(binary.err).toContain('F103')
    expect(binary.out).toContain('b.truce.md')
    const latin = truce([
      'check',
      folder('latin', { 'a.truce.md': new Uint8Array([0x41, 0xe9, 0x42]), 'b.truce.md': text }),
    ])
    expect(latin.err).toContain('F104')
    const wide = truce([
      'check',
      folder('wide', { 'a.truce.md': Buffer.from(`\uFEFF${text}`, 'utf16le') }),
    ])
    expect(wide.err).toContain('F104')
  })

  test('a fence never closed, a clause number twice, an unknown party, a date that does not exist', () => {
    const open = truce(['check', '-'], { input: text.replace(/```\n$/, '') })
    expect(open.out).toMatch(/:\d+:\d+: /)
    const twice = truce(['check', '-'], {
      input: text.replace(
        'by Day 3.\n',
        'by Day 3.\n1.1 South shall withdraw its forces by Day 3.\n',
      ),
    })
    expect(twice.code).toBe(1)
    expect(twice.out).toContain('1.1')
    const party = truce(['check', '-'], { input: text.replace('1.1 North', '1.1 Sauth') })
    expect(party.out).toMatch(/Sauth[\s\S]*South/)
    const date = truce(['check', '-'], { input: text.replace('by Day 3', 'by 31 February 2025') })
    expect(date.code).toBe(1)
  })

  test('record lines: not JSON, unknown kind, dangling reference, impossible date', () => {
    const good = JSON.stringify({
      id: 'good',
      kind: 'statement',
      stated: '2025-01-01',
      happened: '2025-01-01',
      by: 'North',
      act: 'state',
      words: 'kept',
      manner: 'paraphrased',
    })
    const path = folder('record', {
      'a.truce.md': text,
      'record.jsonl': [
        '{not json',
        '{"id":"k","kind":"statemnt","stated":"2025-01-01"}',
        '{"id":"d","kind":"acknowledgement","stated":"2025-01-01","act":"gone","by":"South"}',
        '{"id":"t","kind":"statement","stated":"2025-02-30","by":"North","act":"state","words":"x","manner":"quoted"}',
        good,
      ].join('\n'),
    })
    const checked = truce(['check', path])
    expect(checked.code).toBe(1)
    for (const code of ['R101', 'R103', 'R109', 'R107']) expect(checked.out).toContain(code)
    expect(checked.out).toMatch(/record\.jsonl:1:1/)
    const status = truce(['status', path, '--at', '2025-02-01'])
    expect(status.code).toBe(0)
    expect(status.out).toContain('[good]')
  })
})

describe('publish', () => {
  test('writes what the charter releases, and lists it first', () => {
    const dry = truce(['publish', 'examples/roadmap-2024', '--at', '2024-06-03', '--dry-run'])
    expect(dry.code).toBe(0)
    expect(dry.out).toContain('p/roadmap-2024/public/index.html')
    const out = join(home, 'published')
    expect(
      truce(['publish', 'examples/roadmap-2024', '--at', '2024-06-03', '--out', out]).code,
    ).toBe(0)
    expect(
      truce(['publish', folder('private', { 'a.truce.md': text }), '--out', out]).out,
    ).toContain('releases nothing')
  })
})
