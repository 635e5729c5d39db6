import { VOLUME_TAG_ACTIONS } from '../../ddi/values.ts';
import type { Feature0 } from '../../ddi/features.ts';
import { expectFailed, expectRefused } from '../expect.ts';
import { promisedExchange, promisedMove, promisedPosition } from '../requests.ts';
import type { Probe } from '../probe.ts';

const UNSUPPORTED = ['STATUS_INVALID_DEVICE_REQUEST'];
const INVALID = ['STATUS_INVALID_PARAMETER'];

const unlessSet =
  (flag: Feature0): Probe['skip'] =>
  (facts) =>
    facts.has(flag) ? `${flag} is set.` : undefined;

/** The flag that each volume tag action needs. */
function flagOf(code: number): Feature0 | undefined {
  if (code === 3 || code === 7 || code > 0xd) return undefined;
  if (code < 8) return 'CHANGER_VOLUME_SEARCH';
  if (code < 0xa) return 'CHANGER_VOLUME_ASSERT';
  return code < 0xc ? 'CHANGER_VOLUME_REPLACE' : 'CHANGER_VOLUME_UNDEFINE';
}

const ALTERNATE: ReadonlySet<number> = new Set([
  VOLUME_TAG_ACTIONS.SEARCH_ALTERNATE,
  VOLUME_TAG_ACTIONS.SEARCH_ALT_NO_SEQ,
  VOLUME_TAG_ACTIONS.ASSERT_ALTERNATE,
  VOLUME_TAG_ACTIONS.REPLACE_ALTERNATE,
  VOLUME_TAG_ACTIONS.UNDEFINE_ALTERNATE,
]);

export const UNSUPPORTED_PROBES: readonly Probe[] = [
  {
    id: 'no-exchange',
    group: 'unsupported',
    title: 'An exchange is asked for without CHANGER_EXCHANGE_MEDIA.',
    rules: ['F06'],
    skip: unlessSet('CHANGER_EXCHANGE_MEDIA'),
    run(bench) {
      const words = { source: 'slot 0', destination1: 'drive 0', destination2: 'slot 0' };
      const reply = bench.open().request('EXCHANGE_MEDIUM', words);
      expectRefused(bench, 'F06', reply, UNSUPPORTED, 'CHANGER_EXCHANGE_MEDIA is clear');
    },
  },
  {
    id: 'no-position',
    group: 'unsupported',
    title: 'A position is asked for without CHANGER_POSITION_TO_ELEMENT.',
    rules: ['H05'],
    skip: unlessSet('CHANGER_POSITION_TO_ELEMENT'),
    run(bench) {
      const reply = bench.open().request('SET_POSITION', { destination: 'slot 0' });
      expectRefused(bench, 'H05', reply, UNSUPPORTED, 'CHANGER_POSITION_TO_ELEMENT is clear');
    },
  },
  {
    id: 'no-reinitialize',
    group: 'unsupported',
    title: 'A transport is reinitialized without CHANGER_DEVICE_REINITIALIZE_CAPABLE.',
    rules: ['L05'],
    skip: unlessSet('CHANGER_DEVICE_REINITIALIZE_CAPABLE'),
    run(bench) {
      const reply = bench.open().request('REINITIALIZE_TRANSPORT');
      expectRefused(bench, 'L05', reply, UNSUPPORTED, 'CHANGER_DEVICE_REINITIALIZE_CAPABLE is clear');
    },
  },
  {
    id: 'no-volume-tags',
    group: 'unsupported',
    title: 'Volume tags are queried without CHANGER_VOLUME_IDENTIFICATION.',
    rules: ['K05'],
    skip: unlessSet('CHANGER_VOLUME_IDENTIFICATION'),
    run(bench) {
      const reply = bench.open().request('QUERY_VOLUME_TAGS', { action: 'SEARCH_ALL', template: '*' });
      expectRefused(bench, 'K05', reply, UNSUPPORTED, 'CHANGER_VOLUME_IDENTIFICATION is clear');
    },
  },
  {
    id: 'volume-tag-actions',
    group: 'unsupported',
    title: 'Volume tags are queried with every action code.',
    rules: ['K04', 'K02'],
    skip: (facts) =>
      facts.has('CHANGER_VOLUME_IDENTIFICATION') ? undefined : 'CHANGER_VOLUME_IDENTIFICATION is clear.',
    run(bench) {
      const { facts } = bench;
      for (const code of [...Array.from({ length: 0x12 }, (_, index) => index), 0xff, 0x100, 0xffffffff]) {
        const exam = bench.open();
        const flag = flagOf(code);
        const search = code < 8;
        const element = search ? 'all' : (exam.fullSlot ?? 'slot 0');
        const reply = exam.request('QUERY_VOLUME_TAGS', {
          action: code,
          element,
          template: search ? '*' : 'QUALIFY1',
        });
        if (flag === undefined)
          expectRefused(bench, 'K04', reply, UNSUPPORTED, 'There is no such action code');
        else if (!facts.has(flag)) expectRefused(bench, 'K04', reply, UNSUPPORTED, `${flag} is clear`);
        else if (ALTERNATE.has(code) && !facts.has('CHANGER_MEDIUM_FLIP')) continue;
        else if (reply.status === UNSUPPORTED[0] && reply.commands.length === 0)
          bench.report('K04', `${reply.action} ended with ${reply.status} although ${flag} is set.`, {
            reply,
          });
      }
    },
  },
  {
    id: 'flip-without-flag',
    group: 'unsupported',
    title:
      'Moves, exchanges and positions are asked for with Flip TRUE where the transport cannot turn media.',
    rules: ['F18'],
    skip: unlessSet('CHANGER_MEDIUM_FLIP'),
    run(bench) {
      const { facts } = bench;
      const requests = [
        ['MOVE_MEDIUM', promisedMove(facts, bench.open()), ['flip']],
        ['SET_POSITION', promisedPosition(facts), ['flip']],
        ['EXCHANGE_MEDIUM', promisedExchange(facts, bench.open()), ['flip1', 'flip2']],
      ] as const;
      for (const [ioctl, words, flips] of requests) {
        if (!words) continue;
        for (const flip of flips) {
          const reply = bench.open().request(ioctl, { ...words, [flip]: true });
          if (!reply.ok)
            expectRefused(
              bench,
              'F18',
              reply,
              INVALID,
              'CHANGER_MEDIUM_FLIP is clear: ignore Flip, or refuse it',
            );
        }
      }
    },
  },
  {
    id: 'tags-without-reader',
    group: 'unsupported',
    title: 'Element status is asked for with VolumeTagInfo TRUE where nothing reads volume tags.',
    rules: ['K06'],
    skip: (facts) =>
      facts.has('CHANGER_BAR_CODE_SCANNER_INSTALLED') || facts.has('CHANGER_VOLUME_IDENTIFICATION')
        ? 'The flags say that there are volume tags.'
        : undefined,
    run(bench) {
      const reply = bench
        .open()
        .request('GET_ELEMENT_STATUS', { element: 'slot 0', count: 1, volumeTags: true });
      expectRefused(
        bench,
        'K06',
        reply,
        INVALID,
        'The changer has neither bar code reader nor volume identification',
      );
    },
  },
  {
    id: 'scan-without-reader',
    group: 'unsupported',
    title:
      'An inventory with BarCodeScan TRUE is asked of a device without bar code reader; the CDB is looked at.',
    rules: ['K10'],
    run(bench) {
      const exam = bench.open({
        change: (model) => ({ ...model, capabilities: { ...model.capabilities, barcodeReader: false } }),
      });
      const parameters = exam.request('GET_PARAMETERS');
      const features = (parameters.output as { Features0?: number } | null)?.Features0 ?? 0;
      // A driver of a model that always has its reader: nothing to ignore.
      if (features & 1) return;
      const reply = exam.request('INITIALIZE_ELEMENT_STATUS', { barCodeScan: true });
      const command = reply.commands.find(({ name }) => name === 'INITIALIZE ELEMENT STATUS');
      // Byte 5 bit 7 of INITIALIZE ELEMENT STATUS (scsi.h, INIT_ELEMENT_STATUS.NoBarCode).
      if (command && (Number.parseInt(command.cdb.slice(10, 12), 16) & 0x80) === 0)
        bench.report(
          'K10',
          `${reply.action} asked the device to read bar codes although it has no reader: set NoBarCode.`,
          { reply },
        );
    },
  },
  {
    id: 'locked-without-flag',
    group: 'unsupported',
    title: 'Locks and the keypad are asked for where LockUnlockCapabilities does not name them.',
    rules: ['I10'],
    run(bench) {
      const { facts } = bench;
      for (const kind of ['port', 'door', 'keypad'] as const) {
        if (facts.locks(kind)) continue;
        for (const control of ['LOCK_ELEMENT', 'UNLOCK_ELEMENT']) {
          const reply = bench.open().request('SET_ACCESS', { element: `${kind} 0`, control });
          const there = facts.limit(kind) > 0;
          expectRefused(
            bench,
            'I10',
            reply,
            there ? UNSUPPORTED : [...UNSUPPORTED, ...INVALID, 'STATUS_ILLEGAL_ELEMENT_ADDRESS'],
            `The flags do not say that the ${kind} can be locked`,
          );
        }
      }
    },
  },
  {
    id: 'port-motion-without-flag',
    group: 'unsupported',
    title: 'Ports are extended and retracted where the flags do not allow it, and doors and keypads anyway.',
    rules: ['I10', 'I11'],
    run(bench) {
      const { facts } = bench;
      const motions = [
        ['EXTEND_IEPORT', 'CHANGER_OPEN_IEPORT'],
        ['RETRACT_IEPORT', 'CHANGER_CLOSE_IEPORT'],
      ] as const;
      for (const [control, flag] of motions) {
        if (!facts.has(flag)) {
          const reply = bench.open().request('SET_ACCESS', { element: 'port 0', control });
          const there = facts.limit('port') > 0;
          const allowed = there
            ? UNSUPPORTED
            : [...UNSUPPORTED, ...INVALID, 'STATUS_ILLEGAL_ELEMENT_ADDRESS'];
          expectRefused(bench, 'I10', reply, allowed, `${flag} is clear`);
        }
        for (const kind of ['door', 'keypad'] as const) {
          const reply = bench.open().request('SET_ACCESS', { element: `${kind} 0`, control });
          expectFailed(bench, 'I11', reply, 'Only an IEport can be extended and retracted');
        }
      }
    },
  },
];
