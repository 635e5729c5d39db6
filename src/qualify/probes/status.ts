import { ELEMENT_KINDS, type ElementKind } from '../../emulator/model.ts';
import { checkEntries, ENTRY_RULES } from '../check-entries.ts';
import { expectEqual, expectOk } from '../expect.ts';
import { elementsOf } from '../requests.ts';
import { readEntries } from '../status-entry.ts';
import type { Bench } from '../bench.ts';
import type { Exam } from '../exam.ts';
import type { Probe } from '../probe.ts';

/** Whether what the driver says of an element is what is there. */
function compareContents(bench: Bench, exam: Exam, kind: ElementKind): void {
  const count = bench.facts.limit(kind);
  const read = readEntries(exam, `${kind} 0`, count);
  if (!expectOk(bench, 'Q06', read.reply, 'Every changer gives its element status')) return;
  checkEntries(bench, read, count);
  expectEqual(bench, 'Q09', `The number of entries of ${read.reply.action}`, read.entries.length, count, {
    reply: read.reply,
  });
  const there = exam.elements(kind);
  for (const { element, flags } of read.entries) {
    const real = there.find((candidate) => candidate.element === element);
    if (real && real.full !== flags.has('FULL'))
      bench.report(
        'Q09',
        `The entry of ${element} says that it is ${flags.has('FULL') ? 'full' : 'empty'}, and it is ${real.full ? 'full' : 'empty'}.`,
        { reply: read.reply, key: `Q09 ${kind}` },
      );
    const access = flags.has('ACCESS');
    if (real && real.accessible !== access && kind !== 'transport')
      bench.report(
        'N11',
        `The entry of ${element} has ELEMENT_STATUS_ACCESS ${access ? 'set' : 'clear'}, and the transport can${access ? 'not' : ''} reach it.`,
        { reply: read.reply, key: `N11 ${kind}` },
      );
  }
}

export const STATUS_PROBES: readonly Probe[] = [
  {
    id: 'element-status-entries',
    group: 'status',
    title:
      'Element status of each kind is read, before and after a mount; each entry is compared with the library.',
    rules: ['Q06', 'Q09', 'N11', ...ENTRY_RULES],
    run(bench) {
      const { facts } = bench;
      const exam = bench.open();
      for (const kind of ELEMENT_KINDS) if (facts.limit(kind) > 0) compareContents(bench, exam, kind);
      const source = exam.fullSlot;
      if (source === undefined || !facts.moves('slot', 'drive')) return;
      if (!exam.request('MOVE_MEDIUM', { source, destination: 'drive 0' }).ok) return;
      for (const kind of ELEMENT_KINDS) if (facts.limit(kind) > 0) compareContents(bench, exam, kind);
    },
  },
  {
    id: 'element-status-all',
    group: 'status',
    title: 'Element status of all elements is read at once.',
    rules: ['Q06', 'N01', 'N07', 'N09'],
    run(bench) {
      const count = elementsOf(bench.facts);
      const read = readEntries(bench.open(), 'all', count);
      if (!expectOk(bench, 'Q06', read.reply, 'AllElements is an element type of every changer')) return;
      checkEntries(bench, read, count);
      const elements = new Set(read.entries.map(({ element }) => element));
      if (elements.size < read.entries.length)
        bench.report('N01', 'An element comes twice in the element status of all elements.', {
          reply: read.reply,
        });
    },
  },
  {
    id: 'element-status-parts',
    group: 'status',
    title: 'Element status is read one element at a time; the same entries come back.',
    rules: ['N01', 'N09', 'Q09'],
    run(bench) {
      const exam = bench.open();
      for (const kind of ELEMENT_KINDS) {
        const count = bench.facts.limit(kind);
        const whole = count > 0 ? readEntries(exam, `${kind} 0`, count).entries : [];
        for (const [index, entry] of whole.entries()) {
          const { reply, entries } = readEntries(exam, `${kind} ${index}`, 1);
          if (entries.length !== 1 || entries[0].element !== entry.element)
            bench.report(
              'N01',
              `${kind} ${index} was asked for, and ${entries.map(({ element }) => element).join(', ') || 'nothing'} came back.`,
              { reply, key: `N01 part ${kind}` },
            );
        }
      }
    },
  },
  {
    id: 'bar-codes',
    group: 'status',
    title: 'Bar codes are read; a cartridge without a label has none, and an exception says so.',
    rules: ['K07', 'K08'],
    skip: (facts) =>
      facts.has('CHANGER_BAR_CODE_SCANNER_INSTALLED')
        ? undefined
        : 'CHANGER_BAR_CODE_SCANNER_INSTALLED is clear.',
    run(bench) {
      const { facts } = bench;
      const exam = bench.open({
        change: (model) => ({
          ...model,
          cartridges: [
            ...model.cartridges.filter(({ at }) => at.kind !== 'slot' || at.index > 1),
            { at: { kind: 'slot', index: 0 }, barcode: 'QUALIFY1', cleaner: false },
            { at: { kind: 'slot', index: 1 }, cleaner: false },
          ],
        }),
      });
      exam.request('INITIALIZE_ELEMENT_STATUS', { barCodeScan: true });
      const read = readEntries(exam, 'slot 0', facts.limit('slot'), true);
      if (!expectOk(bench, 'K07', read.reply, 'A bar code reader is fitted')) return;
      checkEntries(bench, read, facts.limit('slot'));
      const { reply } = read;
      for (const [index, { element, full, barcode }] of exam.elements('slot').entries()) {
        const entry = read.entries[index];
        if (!entry || !full) continue;
        if (barcode !== null && (!entry.flags.has('PVOLTAG') || entry.primaryVolumeId !== barcode))
          bench.report(
            'K07',
            `The bar code of ${element} is ${barcode}: set ELEMENT_STATUS_PVOLTAG and PrimaryVolumeID.`,
            { reply, key: 'K07 label' },
          );
        if (barcode === null && entry.flags.has('PVOLTAG'))
          bench.report('K07', `${element} has no label: leave ELEMENT_STATUS_PVOLTAG clear.`, {
            reply,
            key: 'K07 no label',
          });
        if (barcode === null && !/^ERROR_LABEL_/.test(entry.exception))
          bench.report(
            'K07',
            `${element} has no label: set ELEMENT_STATUS_EXCEPT with ERROR_LABEL_UNREADABLE or ERROR_LABEL_QUESTIONABLE.`,
            { reply, key: 'K07 exception' },
          );
      }
    },
  },
  {
    id: 'source-of-a-mount',
    group: 'status',
    title: 'A cartridge is mounted; element status of the drive says from which slot.',
    rules: ['F23', 'N01'],
    skip: (facts) =>
      facts.moves('slot', 'drive') ? undefined : 'CHANGER_TO_DRIVE of MoveFromSlot is clear.',
    run(bench) {
      const exam = bench.open();
      const source = exam.fullSlot;
      if (source === undefined) return;
      if (!exam.request('MOVE_MEDIUM', { source, destination: 'drive 0' }).ok) return;
      const { reply, entries } = readEntries(exam, 'drive 0', 1);
      const entry = entries.at(0);
      if (!entry) return;
      if (entry.flags.has('SVALID')) {
        expectEqual(bench, 'N01', 'SrcElementAddress of drive 0', entry.source, source, { reply });
      } else if (bench.facts.has('CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR'))
        bench.report(
          'F23',
          'CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR is set, and the element status of a loaded drive has no ELEMENT_STATUS_SVALID: nobody knows where to put the cartridge back.',
          { reply },
        );
    },
  },
  {
    id: 'cleaner-slot',
    group: 'status',
    title: 'The data slots are looked at: the cleaner slot is not among them.',
    rules: ['N12'],
    skip: ({ parameters, model }) =>
      parameters.NumberCleanerSlots > 0 && model.cleanerSlot !== undefined
        ? undefined
        : 'The changer has no cleaner slot.',
    run(bench) {
      const { parameters } = bench.facts;
      const exam = bench.open();
      const { reply, entries } = readEntries(exam, 'slot 0', parameters.NumberStorageElements, true);
      const cleaner = bench.model.cartridges.find(
        ({ at }) => at.kind === 'slot' && at.index === bench.model.cleanerSlot,
      );
      if (
        cleaner?.barcode !== undefined &&
        entries.some((entry) => entry.primaryVolumeId === cleaner.barcode)
      )
        bench.report('N12', 'The cleaner slot is among the data slots.', { reply });
    },
  },
  {
    id: 'initialize',
    group: 'status',
    title: 'All elements are initialized; afterwards element status is complete.',
    rules: ['Q06', 'H06', 'L04'],
    run(bench) {
      const { facts } = bench;
      const exam = bench.open();
      const reply = exam.request('INITIALIZE_ELEMENT_STATUS', {
        barCodeScan: facts.has('CHANGER_BAR_CODE_SCANNER_INSTALLED'),
      });
      if (!expectOk(bench, 'Q06', reply, 'Every changer initializes its element status')) return;
      expectEqual(bench, 'H06', 'IoStatus.Information of INITIALIZE_ELEMENT_STATUS', reply.information, 16, {
        reply,
      });
      if (facts.has('CHANGER_STATUS_NON_VOLATILE')) return;
      exam.act('power cycle');
      exam.request('GET_STATUS');
      const after = readEntries(exam, 'slot 0', facts.limit('slot'));
      if (after.reply.ok && !after.entries.some(({ exception }) => exception === 'ERROR_INIT_STATUS_NEEDED'))
        bench.report(
          'L04',
          'CHANGER_STATUS_NON_VOLATILE is clear, and after power on no element has ERROR_INIT_STATUS_NEEDED.',
          { reply: after.reply },
        );
    },
  },
  {
    id: 'volume-search',
    group: 'status',
    title: 'A bar code is searched for; the element that has it comes back.',
    rules: ['K02', 'K04'],
    skip: (facts) => (facts.has('CHANGER_VOLUME_SEARCH') ? undefined : 'CHANGER_VOLUME_SEARCH is clear.'),
    run(bench) {
      const exam = bench.open();
      const slot = exam.elements('slot').find(({ full, barcode }) => full && barcode !== null);
      if (!slot?.barcode) return;
      const words = { action: 'SEARCH_PRIMARY', template: slot.barcode };
      const reply = exam.request('QUERY_VOLUME_TAGS', words);
      if (!expectOk(bench, 'K02', reply, 'CHANGER_VOLUME_SEARCH is set')) return;
      const found = (reply.output as { ElementStatus?: { element: string }[] } | null)?.ElementStatus ?? [];
      expectEqual(
        bench,
        'N01',
        `What ${reply.action} found`,
        found.map(({ element }) => element).join(', '),
        slot.element,
        { reply },
      );
    },
  },
];
