/** Completion over the real server process; `|§` is the cursor. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionItem, CompletionList, MarkupContent } from 'vscode-languageserver/node';
import { FEATURES0, FEATURES1 } from '../../src/ddi/features.ts';
import { RULES } from '../../src/ddi/rules/index.ts';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { LspClient } from '../support/lsp-client.ts';

let client: LspClient;
beforeAll(async () => {
  client = await LspClient.start();
});
afterAll(() => client.stop());

let next = 0;

async function complete(marked: string, whole = asRoutine): Promise<CompletionItem[]> {
  const uri = client.open(`/drv/complete${next++}.c`, whole(marked.replace('|§', '')));
  const list = await client.request<CompletionList | null>('textDocument/completion', {
    textDocument: { uri },
    position: client.cursor(uri, marked),
  });
  return list?.items ?? [];
}

const labels = async (marked: string): Promise<string[]> =>
  (await complete(marked)).map(({ label }) => label);

describe('the value of a member', () => {
  it.each([
    ['    out->Features0 |= |§', Object.keys(FEATURES0)],
    ['    out->Features0 |= CHANGER_|§', Object.keys(FEATURES0)],
    ['    out->Features1 = (CHANGER_SLOTS_USE_TRAYS |\n        CHANGER_|§', Object.keys(FEATURES1)],
    ['    out->Features0 &= ~(|§', Object.keys(FEATURES0)],
    ['    if (out->Features1 & |§', Object.keys(FEATURES1)],
    ['    if ((out->Features1 & CHANGER_SLOTS_USE_TRAYS) == |§', Object.keys(FEATURES1)],
    [
      '    out->MoveFromDrive = |§',
      ['CHANGER_TO_TRANSPORT', 'CHANGER_TO_SLOT', 'CHANGER_TO_IEPORT', 'CHANGER_TO_DRIVE'],
    ],
    [
      '    out->LockUnlockCapabilities = |§',
      ['LOCK_UNLOCK_IEPORT', 'LOCK_UNLOCK_DOOR', 'LOCK_UNLOCK_KEYPAD'],
    ],
    ['    ULONG flags = 0; out->Features1 = flags; flags |= |§', Object.keys(FEATURES1)],
    ['    PTAPE_ERASE x; x->Type = |§', ['TAPE_ERASE_SHORT', 'TAPE_ERASE_LONG']],
  ])('%s offers its constants and no others', async (marked, expected) => {
    expect(await labels(marked)).toEqual(expected);
  });

  it.each([
    ['    srb->SrbFlags |= |§', 'SRB_FLAGS_DATA_IN'],
    ['    cdb->MOVE_MEDIUM.OperationCode = SCSIOP_|§', 'SCSIOP_MOVE_MEDIUM'],
    ['    srb->Cdb[0] = |§', 'SCSIOP_TEST_UNIT_READY'],
    ['    if (sense->SenseKey == |§', 'SCSI_SENSE_NOT_READY'],
    ['    switch (sense->AdditionalSenseCode) { case |§: break; }', 'SCSI_ADSENSE_LUN_NOT_READY'],
    ['    Irp->IoStatus.Status = |§', 'STATUS_SUCCESS'],
    [
      '    switch (stack->Parameters.DeviceIoControl.IoControlCode) { case IOCTL_|§: break; }',
      'IOCTL_CHANGER_MOVE_MEDIUM',
    ],
  ])('%s offers %s', async (marked, expected) => {
    expect(await labels(marked)).toContain(expected);
  });

  it('puts what is set already at the end, and says so', async () => {
    const items = await complete('    out->Features0 |= CHANGER_CLEANER_SLOT;\n    out->Features0 |= |§');
    const last = [...items]
      .sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? '', 'en'))
      .slice(-2);
    const set = items.filter(({ labelDetails }) => labelDetails?.description === 'already set');
    expect(set.map(({ label }) => label)).toEqual(['CHANGER_CLEANER_SLOT', 'CHANGER_STORAGE_SLOT']);
    expect(last).toHaveLength(2);
  });

  it('comes with documentation when it is looked at', async () => {
    const [first] = await complete('    out->Features0 |= |§');
    const resolved = await client.request<CompletionItem>('completionItem/resolve', first);
    expect((resolved.documentation as MarkupContent).value).toContain('Bar code reader');
  });
});

describe('elsewhere', () => {
  it.each([
    '    own = |§',
    '    out->|§',
    '    Helper(|§',
    '    // out->Features0 |= |§',
    '    out->NumberOfDoors = |§',
  ])('%s offers nothing', async (marked) => {
    expect(await labels(marked)).toEqual([]);
  });
});

it('a comment that hides a finding is offered the rules', async () => {
  const items = await complete('    // changer-lab: ignore |§');
  expect(items.length).toBeGreaterThan(80);
  expect(items.length).toBeLessThan(RULES.length);
  expect(items.find(({ label }) => label === 'E03')?.labelDetails?.description).toBe(
    'cleaner-slot-needs-drive-cleaning',
  );
});

it('a variable that the function returns is for the member that the result is put into', async () => {
  const whole = (code: string): string =>
    `#include <mcd.h>\nstatic ULONG Flags(void)\n{\n    ULONG flags = 0;\n${code}\n    return flags;\n}\n${asRoutine('    out->Features1 = Flags();')}`;
  const items = await complete('    flags |= CHANGER_|§', whole);
  expect(items.map(({ label }) => label)).toEqual(Object.keys(FEATURES1));
});
