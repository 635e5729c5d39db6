import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesEnding, miniclassKind, programOf } from '../../src/lab/files/miniclass-source.ts';

describe('a C file', () => {
  let folder: string;
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'miniclass é '));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['#include <mcd.h>\n', 'changer'],
    ['#include "minitape.h"\r\n', 'tape'],
    ['  #  include <ddk\\MCD.H>\r\nint x;', 'changer'],
    ['#include <ntddk.h>\n', undefined],
    ['// #include <mcd.h> is what a changer does\n', undefined],
    ['#include <notmcd.h>\n', undefined],
    ['', undefined],
  ])('%j is a miniclass of a %s', async (text, expected) => {
    expect(await miniclassKind(write('a.c', text))).toBe(expected);
  });

  it('is a miniclass through its own headers, circles and missing ones included', async () => {
    write('b.h', '#include "a.h"\n#include "none.h"\n');
    write('a.h', '#include "b.h"\n#include <mcd.h>\n');
    expect(await miniclassKind(write('a.c', '#include "b.h"\n'))).toBe('changer');
    write('a.h', '#include "b.h"\n');
    expect(await miniclassKind(path.join(folder, 'a.c'))).toBe(undefined);
  });

  it('is judged by what the editor holds, not by what was saved', async () => {
    expect(await miniclassKind(write('a.c', ''), '#include <mcd.h>')).toBe('changer');
  });

  it('is a driver of its own if it is alone, or others in the folder have entry points', async () => {
    const first = write('a.c', 'NTSTATUS DriverEntry(');
    expect(await programOf(first)).toBe(first);
    write('b.c', 'NTSTATUS DriverEntry(');
    expect(await programOf(first)).toBe(first);
  });

  it('is part of its folder if that has one entry point', async () => {
    const part = write('part.c', 'void Helper(void) {}');
    write('entry.c', 'NTSTATUS ChangerInitialize(');
    expect(await programOf(part)).toBe(folder);
  });

  it('has the libraries beside it, in a fixed order', async () => {
    expect(await filesEnding(folder, '.changer.json')).toEqual([]);
    const [two, one] = ['two', 'ONE'].map((name) => write(`${name}.Changer.json`, '{}'));
    expect(await filesEnding(folder, '.changer.json')).toEqual([one, two]);
    expect(await filesEnding(path.join(folder, 'none'), '.changer.json')).toEqual([]);
  });
});
