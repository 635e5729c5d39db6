import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildDriver } from '../../src/lab/driver-build.ts';
import { testCompiler } from '../support/driver.ts';

const { compiler, cache } = testCompiler();
const folder = mkdtempSync(path.join(tmpdir(), 'changer lab ä '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files and builds the first one; diagnostics as `file:line severity message`. */
async function build(
  files: Readonly<Record<string, string | Buffer>>,
  options: { defines?: string[]; includePath?: string[]; sources?: string[] } = {},
) {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const sources = options.sources ?? [Object.keys(files)[0]];
  const built = await buildDriver(
    {
      files: sources.map((name) => path.join(folder, name)),
      defines: options.defines ?? [],
      includePath: (options.includePath ?? []).map((name) => path.join(folder, name)),
    },
    compiler,
    cache,
  );
  return {
    ...built,
    text: built.diagnostics.map(
      (diagnostic) =>
        `${diagnostic.file === null ? '' : path.relative(folder, diagnostic.file)}:${diagnostic.line} ${diagnostic.severity} ${diagnostic.message}`,
    ),
  };
}

const ENTRY = 'ULONG DriverEntry(PVOID a, PVOID b) { return 0; }\n';

describe('sources as Windows editors and compilers leave them compile unchanged', () => {
  it('CRLF line ends, a byte order mark, Windows-1252 bytes in comments', async () => {
    const text = `#include <mcd.h>\n/* Schl\u00fcssel \u00a9 */\n${ENTRY}`.replaceAll('\n', '\r\n');
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text, 'latin1')]);
    const built = await build({ 'crlf.c': bytes });
    expect(built.text).toEqual([]);
    expect(built.wasm).not.toBeNull();
  });

  it('header names in any letter case, with backslashes and parent folders', async () => {
    const built = await build({
      'case/main.c':
        '#include "NtDDK.h"\n#include <MCD.H>\n#include "..\\Shared\\Private.H"\nULONG Value = PRIVATE_VALUE;\nULONG DriverEntry(PVOID a, PVOID b) { return Value; }\n',
      'shared/private.h': '#include "Deep\\DEEP.h"\n',
      'shared/deep/deep.h': '#define PRIVATE_VALUE 7\n',
    });
    expect(built.text).toEqual([]);
    expect(built.wasm).not.toBeNull();
  });

  it('private headers by -I, macros by -D', async () => {
    const built = await build(
      {
        'inc/main.c': `#include <ntddk.h>\n#include <mcd.h>\n#include "model.h"\n${ENTRY}ULONG Slots = SLOTS + MODEL;\n`,
        'extra/Model.h': '#define MODEL 3\n',
      },
      { defines: ['SLOTS=8'], includePath: ['extra'] },
    );
    expect(built.text).toEqual([]);
  });

  it('several sources, in C and in C++ as kernel code is written', async () => {
    const built = await build(
      {
        'multi/entry.cpp':
          '#include <ntddk.h>\n#include <mcd.h>\nclass Device { public: Device() : slots(Count()) {} ULONG slots; private: static ULONG Count() { return 8; } };\nstatic Device device;\nextern "C" ULONG Other(ULONG);\nextern "C" ULONG DriverEntry(PVOID a, PVOID b) { return Other(device.slots); }\n',
        'multi/other.c': '#include <ntddk.h>\nULONG Other(ULONG n) { return n; }\n',
      },
      { sources: ['multi/entry.cpp', 'multi/other.c'] },
    );
    expect(built.text).toEqual([]);
    expect(built.wasm).not.toBeNull();
  });

  it('an alloc_text pragma and calling conventions', async () => {
    const built = await build({
      'pragma.c':
        '#include <ntddk.h>\n#include <mcd.h>\nNTSTATUS __stdcall Paged(PDEVICE_OBJECT d);\n#ifdef ALLOC_PRAGMA\n#pragma alloc_text(PAGE, Paged)\n#endif\nNTSTATUS __stdcall Paged(PDEVICE_OBJECT d) { PAGED_CODE(); return STATUS_SUCCESS; }\nULONG NTAPI DriverEntry(PVOID a, PVOID b) { return Paged(NULL); }\n',
    });
    expect(built.text).toEqual([]);
  });
});

describe('what the compiler refuses comes back with file, line and column', () => {
  it('an error in the source and one in a private header', async () => {
    const built = await build({
      'bad/main.c': '#include <mcd.h>\n#include "bad.h"\nULONG DriverEntry(PVOID a, PVOID b) { return c; }\n',
      'bad/bad.h': 'ULONG f(VOID) { return nothing; }\n',
    });
    expect(built.wasm).toBeNull();
    expect(built.diagnostics.map((d) => [path.basename(d.file ?? ''), d.line, d.severity])).toEqual(
      expect.arrayContaining([
        ['bad.h', 1, 'error'],
        ['main.c', 3, 'error'],
      ]),
    );
    expect(built.diagnostics.find((d) => d.line === 3)).toMatchObject({
      column: 46,
      message: "use of undeclared identifier 'c'",
    });
  });

  it('an unresolved external names the line that uses it', async () => {
    const built = await build({
      'unresolved.c':
        '#include <ntddk.h>\n#include <mcd.h>\nULONG Missing(ULONG n);\n\nULONG DriverEntry(PVOID a, PVOID b)\n{\n    return Missing(3);\n}\n',
    });
    expect(built.wasm).toBeNull();
    expect(built.text).toEqual([
      expect.stringMatching(/^unresolved\.c:7 error unresolved external symbol Missing: /),
    ]);
  });

  it('a missing header', async () => {
    const built = await build({ 'missing.c': '#include <ntddk.h>\n#include "nowhere.h"\n' });
    expect(built.text).toEqual(["missing.c:2 error 'nowhere.h' file not found"]);
  });

  it('a C file that is no miniclass', async () => {
    const built = await build({ 'plain.c': 'int main(void) { return 0; }\n' });
    expect(built.text[0]).toMatch(/^plain\.c:1 error this is no changer miniclass driver/);
  });

  it.each([
    ['binary.c', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), /is a binary file, not C source/],
    ['utf16.c', Buffer.from('\ufeff#include <mcd.h>\n', 'utf16le'), /is UTF-16 text. Save it as UTF-8/],
  ])('%s is refused with a sentence', async (name, bytes, message) => {
    await expect(build({ [name]: bytes })).rejects.toThrow(message);
  });
});

describe('objects are cached by content', () => {
  it('an edit of one file compiles that file only; an edit of a header those that include it', async () => {
    const files = {
      'cached/a.c':
        '#include <ntddk.h>\n#include <mcd.h>\n#include "x.h"\nULONG B(VOID);\nULONG DriverEntry(PVOID a, PVOID b) { return B() + X; }\n',
      'cached/b.c': `#include <ntddk.h>\nULONG B(VOID) { return ${process.pid}; }\n`,
      'cached/x.h': `#define X ${Date.now() % 100000}\n`,
    };
    const options = { sources: ['cached/a.c', 'cached/b.c'] };
    expect((await build(files, options)).compiled).toBe(2);
    expect((await build(files, options)).compiled).toBe(0);
    files['cached/b.c'] += '/* edited */\n';
    expect((await build(files, options)).compiled).toBe(1);
    files['cached/x.h'] += '/* edited */\n';
    const last = await build(files, options);
    expect(last.compiled).toBe(1);
    expect(last.wasm).not.toBeNull();
  });
});
