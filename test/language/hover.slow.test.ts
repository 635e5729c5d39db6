/** Hovers over the real server process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { LspClient } from '../support/lsp-client.ts';

let client: LspClient;
beforeAll(async () => {
  client = await LspClient.start();
});
afterAll(() => client.stop());

let next = 0;

/** The hover on a text inside a routine; `at` is where it is looked for. */
async function hoverOn(code: string, at: string): Promise<string> {
  const uri = client.open(`/drv/hover${next++}.c`, asRoutine(code));
  const start = client.text(uri).indexOf(at, client.text(uri).indexOf(code));
  const found = await client.request<Hover | null>('textDocument/hover', {
    textDocument: { uri },
    position: client.document(uri).positionAt(start + 2),
  });
  return (found?.contents as MarkupContent | undefined)?.value ?? '';
}

describe('a constant', () => {
  it.each([
    ['CHANGER_CLEANER_SLOT', ['0x00000040', 'GET_CHANGER_PARAMETERS.Features0', 'rules.md#e01-']],
    ['CHANGER_SLOTS_USE_TRAYS', ['0x80000010', 'Features1']],
    ['CHANGER_TO_DRIVE', ['0x08', 'To a drive']],
    ['LOCK_UNLOCK_DOOR', ['0x02', 'LockUnlockCapabilities']],
    ['IOCTL_CHANGER_MOVE_MEDIUM', ['0x00304024', 'ChangerMoveMedium', 'CHANGER_MOVE_MEDIUM']],
    ['ELEMENT_STATUS_FULL', ['0x00000001', 'Holds a medium']],
    ['SCSIOP_MOVE_MEDIUM', ['0xA5', 'MOVE MEDIUM', '12 bytes']],
    ['SCSIOP_POSITION_TO_ELEMENT', ['0x2B', 'POSITION TO ELEMENT', 'medium changer', 'tape drive']],
    ['SRB_STATUS_DATA_OVERRUN', ['0x12', 'SCSI_REQUEST_BLOCK.SrbStatus']],
    ['SRB_FLAGS_DATA_IN', ['0x00000040', 'from the device']],
    ['SCSI_ADSENSE_LUN_NOT_READY', ['0x04', '04/01:', 'becoming ready']],
    ['SCSI_SENSEQ_SOURCE_EMPTY', ['0x0E', '3Bh']],
    ['SCSI_SENSE_UNIT_ATTENTION', ['0x06', 'UNIT ATTENTION']],
    ['STATUS_SOURCE_ELEMENT_EMPTY', ['0xC0000283', 'no medium where one should be taken']],
    ['TAPE_DRIVE_FIXED_BLOCK', ['0x00000400', 'FeaturesLow']],
    ['TAPE_STATUS_NO_MEDIA', ['17', 'STATUS_NO_MEDIA']],
    ['ChangerIEPort', ['3', 'import/export port']],
  ])('%s says its value and its meaning', async (name, parts) => {
    const text = await hoverOn(`    Use(${name});`, name);
    expect(text).toMatch(new RegExp(String.raw`^\*\*${name}\*\* =`));
    for (const part of parts) expect(text).toContain(part);
  });
});

describe('a member', () => {
  it('of the parameters says its place, its values and its rules', async () => {
    const text = await hoverOn('    out->NumberCleanerSlots = 1;', 'NumberCleanerSlots');
    expect(text).toContain('**GET_CHANGER_PARAMETERS.NumberCleanerSlots** : `USHORT`, offset 8');
    expect(text).toContain('CHANGER_CLEANER_SLOT');
    expect(text).toMatch(/\[E01\]\(https:/);
  });

  it('belongs to the structure that its variable has', async () => {
    const declared = (type: string): string => `    ${type} x; x->Flags = 0; x->Type = 0;`;
    expect(await hoverOn(declared('PCHANGER_ELEMENT_STATUS'), 'Flags')).toContain(
      'CHANGER_ELEMENT_STATUS.Flags**',
    );
    expect(await hoverOn(declared('PTAPE_ERASE'), 'Type')).toContain('TAPE_ERASE.Type**');
  });

  it('of a command, through the union', async () => {
    const text = await hoverOn(
      '    PCDB cdb; cdb->MOVE_MEDIUM.SourceElementAddress[0] = 1;',
      'SourceElementAddress',
    );
    expect(text).toContain('CDB.MOVE_MEDIUM.SourceElementAddress');
  });

  it('of a request has another offset in 64-bit Windows', async () => {
    const text = await hoverOn(
      '    PSCSI_REQUEST_BLOCK srb; srb->TimeOutValue = 1; srb->Cdb[0] = 0;',
      'Cdb[0]',
    );
    expect(text).toContain('offset 48 (32-bit), 72 (64-bit)');
  });

  it('of a structure of the driver has none', async () => {
    expect(await hoverOn('    struct { int Size; } own; own.Size = 1;', 'Size = 1')).toBe('');
  });

  it('in code that is not finished', async () => {
    expect(await hoverOn('    out->NumberOfDoors = (1 +;\n    if (', 'NumberOfDoors')).toContain(
      '.NumberOfDoors**',
    );
  });
});

it('a structure says its layout', async () => {
  const text = await hoverOn('    CHANGER_ELEMENT one;', 'CHANGER_ELEMENT');
  expect(text).toContain('**CHANGER_ELEMENT**, 8 bytes');
  expect(text).toContain('| 4 | ULONG | ElementAddress |');
});

it('the rule in a comment that hides it is explained', async () => {
  expect(await hoverOn('    // changer-lab: ignore E03 by hand', 'E03')).toContain(
    'cleaner-slot-needs-drive-cleaning',
  );
});

it.each(['a comment', 'a name of the driver'])('%s has none', async (what) => {
  const code = what === 'a comment' ? '    // CHANGER_CLEANER_SLOT' : '    MyThing(1);';
  expect(await hoverOn(code, what === 'a comment' ? 'CHANGER_CLEANER' : 'MyThing')).toBe('');
});
