/** What is known of each member on each path through the routine. */
import { describe, expect, it } from 'vitest';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { expectMarked, found, lint } from './annotated.ts';

/** Ids and messages of what is reported in a part of a routine that is right otherwise. */
async function ids(part: string, file = ''): Promise<string[]> {
  return (await lint(`${file}${asRoutine(part)}`)).map(({ id }) => id);
}

describe('branches', () => {
  it('reports a path that breaks a rule, and says which', async () => {
    const list = await expectMarked(
      asRoutine(`    if (DeviceObject->Flags & 4) {
        out->Features0 |= CHANGER_REPORT_IEPORT_STATE;
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ I01
    }`),
    );
    expect(list[0].message).toContain('This is so where `DeviceObject->Flags & 4` is true.');
  });

  it('keeps what goes together on one path together', async () => {
    const part = (second: string): string => `    BOOLEAN port = (BOOLEAN)DeviceObject->Flags;
    if (port) {
        out->NumberIEElements = 1;
        out->FirstIEPortNumber = 1;
        out->MoveFromSlot |= CHANGER_TO_IEPORT;
        out->MoveFromIePort = CHANGER_TO_SLOT;
    }
    if (${second}) {
        out->Features0 |= CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;
    }`;
    expect(await ids(part('port'))).toEqual([]);
    expect(await ids(part('port != 0'))).toEqual([]);
    expect(await ids(part('!port'))).toContain('I01');
  });

  it.each([
    [
      'switch',
      'switch (DeviceObject->Type) { case 1: out->NumberOfDoors = 0; break; default: break; }',
      ['C14'],
    ],
    [
      'fall through',
      'switch (DeviceObject->Type) { case 1: out->NumberOfDoors = 0; case 2: out->NumberOfDoors = 1; }',
      [],
    ],
    ['?:', 'out->NumberOfDoors = DeviceObject->Type ? 1 : 0;', ['C14']],
    ['&&', 'if (DeviceObject->Type && DeviceObject->Flags) out->NumberOfDoors = 0;', ['C14']],
    ['never', 'if (0) out->NumberOfDoors = 0;', []],
    ['else', 'if (DeviceObject->Type) ; else out->NumberOfDoors = 0;', ['C14']],
    [
      'goto',
      'if (DeviceObject->Type) goto Done; out->NumberOfDoors = 0; Done: out->Reserved1[0] = 0;',
      ['C14'],
    ],
    ['goto over', 'goto Done; out->NumberOfDoors = 0; Done: out->Reserved1[0] = 0;', []],
    ['for', 'for (int i = 0; i < 3; i++) out->NumberOfDoors = (USHORT)i;', ['C15']],
    ['one round of some', 'for (ULONG i = 0; i < DeviceObject->Flags; i++) out->NumberOfDoors++;', ['C15']],
    ['while', 'ULONG n = 3; while (n > 1) { n--; } out->NumberOfDoors = (USHORT)(n - 1);', ['C14']],
    ['do', 'ULONG n = 0; do { n++; } while (n < 4); out->NumberOfDoors = (USHORT)(n - 4);', ['C14']],
    ['^=', 'out->NumberOfDoors ^= 1;', ['C14']],
    ['&= ~', 'out->Features0 &= ~CHANGER_STORAGE_SLOT;', ['F14']],
    ['failure', 'if (DeviceObject->Type) { out->NumberOfDoors = 0; return STATUS_UNSUCCESSFUL; }', []],
    ['failed status', 'NTSTATUS s = Probe(); if (!NT_SUCCESS(s)) { out->NumberOfDoors = 0; return s; }', []],
    [
      'status tested',
      'NTSTATUS s = Probe(); if (s != STATUS_SUCCESS) { out->NumberOfDoors = 0; return s; }',
      [],
    ],
    ['early success', 'if (DeviceObject->Type) { out->NumberOfDoors = 0; return STATUS_SUCCESS; }', ['C14']],
    ['unknown value', 'out->NumberOfDoors = (USHORT)DeviceObject->Type;', []],
    [
      'refined value',
      'out->NumberOfDoors = (USHORT)DeviceObject->Flags; if (out->NumberOfDoors == 0) Warn();',
      ['C14'],
    ],
  ])('%s', async (_name, part, expected) => {
    expect(await ids(`    ${part}`)).toEqual(expected);
  });
});

describe('ways to the structure', () => {
  const flags = 'CHANGER_STORAGE_SLOT | CHANGER_CARTRIDGE_MAGAZINE';

  it.each([
    ['a pointer to it', `PGET_CHANGER_PARAMETERS also = out; also->Features0 = ${flags};`],
    ['a cast', `((PGET_CHANGER_PARAMETERS)Irp->AssociatedIrp.SystemBuffer)->Features0 = ${flags};`],
    ['a pointer to a member', `PULONG word = &out->Features0; *word |= CHANGER_CARTRIDGE_MAGAZINE;`],
    [
      'a variable',
      `ULONG word = CHANGER_STORAGE_SLOT; word |= CHANGER_CARTRIDGE_MAGAZINE; out->Features0 = word;`,
    ],
    ['a structure by value', `GET_CHANGER_PARAMETERS copy = *out; copy.Features0 = ${flags}; *out = copy;`],
    [
      'RtlCopyMemory',
      `GET_CHANGER_PARAMETERS copy = *out; copy.Features0 = ${flags}; RtlCopyMemory(out, &copy, sizeof(copy));`,
    ],
    ['(*out).', `(*out).Features0 = ${flags};`],
  ])('%s', async (_name, part) => {
    expect(await ids(`    ${part}`)).toEqual(['J02']);
  });

  it.each([
    ['a macro', `#define WORD (${flags})\n`, 'out->Features0 = WORD;'],
    [
      'a macro with arguments',
      `#define SET(p, f) (p)->Features0 |= (f)\n`,
      'SET(out, CHANGER_CARTRIDGE_MAGAZINE);',
    ],
    [
      'a macro of statements',
      `#define SET(p, f) do { (p)->Features0 |= (f); } while (0)\n`,
      'SET(out, CHANGER_CARTRIDGE_MAGAZINE);',
    ],
    ['an enumeration', `enum { WORD = ${flags} };\n`, 'out->Features0 = WORD;'],
    [
      'a helper',
      `static VOID Fill(PGET_CHANGER_PARAMETERS p) { p->Features0 |= CHANGER_CARTRIDGE_MAGAZINE; }\n`,
      'Fill(out);',
    ],
    [
      'a helper with a result',
      `static ULONG Word(ULONG f) { return f | CHANGER_CARTRIDGE_MAGAZINE; }\n`,
      'out->Features0 = Word(out->Features0);',
    ],
    [
      'a table',
      `typedef struct { ULONG Id; ULONG Word; } MODEL;\nstatic const MODEL Models[] = { { 1, CHANGER_STORAGE_SLOT }, { 2, ${flags} } };\n`,
      'out->Features0 = Models[DeviceObject->Type].Word;',
    ],
    [
      'a search in a table',
      `typedef struct { ULONG Id; ULONG Word; } MODEL;\nstatic const MODEL Models[] = { { 1, CHANGER_STORAGE_SLOT }, { 2, ${flags} } };\n`,
      'for (ULONG i = 0; i < 2; i++) { if (Models[i].Id == DeviceObject->Flags) { out->Features0 = Models[i].Word; break; } }',
    ],
    [
      'a conditional define',
      `#ifdef WITH\n#define WORD (${flags})\n#else\n#define WORD ${flags}\n#endif\n`,
      'out->Features0 = WORD;',
    ],
  ])('%s', async (_name, file, part) => {
    expect(await ids(`    ${part}`, file)).toEqual(['J02']);
  });

  it('reads -D and the headers of the workspace', async () => {
    const source = `#include "models.h"\n${asRoutine('    out->NumberOfDoors = DOORS;\n#if SPECIAL\n    out->MagazineSize = 2;\n#endif')}`;
    const resolve = (name: string) =>
      name === 'models.h' ? { file: 'models.h', text: '#define DOORS 2\n' } : undefined;
    expect((await lint(source, { resolve })).map(({ id }) => id)).toEqual(['C15']);
    const list = await lint(source, { resolve, defines: ['SPECIAL=1'] });
    expect(list.map(({ id }) => id)).toEqual(['C15', 'J01']);
  });

  it('finds the routine by the name that MCD_INIT_DATA has', async () => {
    const body =
      '{ PVOID b = Irp->AssociatedIrp.SystemBuffer; RtlZeroMemory(b, 60); return STATUS_SUCCESS; }';
    const routine = `#include <mcd.h>\nNTSTATUS Fill(PDEVICE_OBJECT d, PIRP Irp) ${body}\n`;
    expect(await lint(routine)).toEqual([]);
    const bound = `${routine}static MCD_INIT_DATA Data = { .ChangerGetParameters = Fill };\n`;
    expect((await lint(bound)).map(({ id }) => id)).toContain('A01');
    const assigned = `${routine}VOID Bind(PMCD_INIT_DATA data) { data->ChangerGetParameters = Fill; }\n`;
    expect((await lint(assigned)).map(({ id }) => id)).toContain('A01');
  });

  it('says nothing once an unknown routine had the structure', async () => {
    expect(await ids('    out->NumberOfDoors = 0;\n    FillElsewhere(out);')).toEqual([]);
  });
});

describe('what is not known', () => {
  it('is a routine that an unknown function may have filled in through the request', async () => {
    const routine = (rest: string): string =>
      `#include <mcd.h>\nNTSTATUS ChangerGetParameters(PDEVICE_OBJECT d, PIRP request)\n{\n    ${rest}\n}\n`;
    expect(await lint(routine('return FillElsewhere(d, request);'))).toEqual([]);
    expect((await lint(routine('return STATUS_SUCCESS;'))).map(({ id }) => id)).toEqual(['A02']);
  });

  it('is a function that only looks at the size of the structure', async () => {
    const source =
      '#include <mcd.h>\nBOOLEAN Check(PIRP Irp, ULONG n)\n{\n    return Irp->AssociatedIrp.SystemBuffer != NULL && n >= sizeof(GET_CHANGER_PARAMETERS);\n}\n';
    expect(await lint(source)).toEqual([]);
  });

  it('is a flag that a missing header may define', async () => {
    const part = '    out->Features0 |= CHANGER_VENDOR_FLAGS;';
    expect((await lint(asRoutine(part))).map(({ id }) => id)).toEqual(['B10']);
    expect(await lint(`#include "vendor.h"\n${asRoutine(part)}`)).toEqual([]);
  });

  it('is a bar code reader of a driver with a single model', async () => {
    const part = '    ReadBarCode(DeviceObject);\n    out->Features0 |= CHANGER_BAR_CODE_SCANNER_INSTALLED;';
    expect(await lint(asRoutine(part))).toEqual([]);
    const optional = part.replace('ReadBarCode(DeviceObject)', 'if (Data->BarCodeReaderPresent) Start()');
    expect((await lint(asRoutine(optional))).map(({ id }) => id)).toEqual(['K01']);
  });
});

describe('many paths', () => {
  it('40 independent ifs take little time, and each path is still known', async () => {
    const flags = ['CHANGER_STORAGE_DRIVE', 'CHANGER_SERIAL_NUMBER_VALID', 'CHANGER_STATUS_NON_VOLATILE'];
    const part = Array.from(
      { length: 40 },
      (_, i) => `    if (Probe${i}()) out->Features0 |= ${flags[i % 3]};`,
    ).join('\n');
    const start = performance.now();
    expect(await ids(`${part}\n    if (Last()) out->Features0 |= CHANGER_VOLUME_SEARCH;`)).toEqual(['K02']);
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it('40 ifs that set numbers are followed without blowing up', async () => {
    const part = Array.from(
      { length: 40 },
      (_, i) => `    if (Probe${i}()) out->FirstSlotNumber = ${i % 2};`,
    ).join('\n');
    expect(await ids(part)).toEqual([]);
  });
});

it('puts related lines beside the finding', async () => {
  const list = await lint(
    asRoutine(
      '    out->Features0 |= CHANGER_CLEANER_SLOT;\n    out->NumberCleanerSlots = 2;\n    out->NumberCleanerSlots = 0;',
    ),
  );
  expect(found(list)).toContain('17:23-43 E01');
  expect(list.find(({ id }) => id === 'E01')?.related.map(({ line }) => line)).toEqual([19]);
});
