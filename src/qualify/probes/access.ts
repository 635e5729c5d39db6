import { expectOk } from '../expect.ts';
import { readEntries } from '../status-entry.ts';
import type { Probe } from '../probe.ts';

export const ACCESS_PROBES: readonly Probe[] = [
  {
    id: 'locks',
    group: 'access',
    title: 'Port, door and keypad are locked and unlocked; a locked port or door does not open by hand.',
    rules: ['I10', 'I14'],
    skip: (facts) => (facts.has('CHANGER_LOCK_UNLOCK') ? undefined : 'CHANGER_LOCK_UNLOCK is clear.'),
    run(bench) {
      const { facts } = bench;
      for (const kind of ['port', 'door', 'keypad'] as const) {
        if (!facts.locks(kind) || facts.limit(kind) === 0) continue;
        const exam = bench.open();
        const element = `${kind} 0`;
        const lock = exam.request('SET_ACCESS', { element, control: 'LOCK_ELEMENT' });
        if (!expectOk(bench, 'I10', lock, `LockUnlockCapabilities names the ${kind}`)) continue;
        const opens = (): boolean =>
          kind === 'door' ? exam.act('open door') : exam.act('open port', { at: element });
        if (kind !== 'keypad' && opens())
          bench.report('I14', `The ${kind} was opened by hand after ${lock.action} had succeeded.`, {
            reply: lock,
            severity: 'warning',
          });
        const unlock = exam.request('SET_ACCESS', { element, control: 'UNLOCK_ELEMENT' });
        if (!expectOk(bench, 'I10', unlock, `LockUnlockCapabilities names the ${kind}`)) continue;
        if (kind !== 'keypad' && !opens())
          bench.report('I14', `The ${kind} stays closed after ${unlock.action} had succeeded.`, {
            reply: unlock,
            severity: 'warning',
          });
      }
    },
  },
  {
    id: 'port-extends',
    group: 'access',
    title: 'The port is extended and retracted; its element status says so.',
    rules: ['I10', 'I16', 'N11'],
    skip: (facts) =>
      facts.has('CHANGER_OPEN_IEPORT') && facts.limit('port') > 0
        ? undefined
        : 'CHANGER_OPEN_IEPORT is clear, or there is no port.',
    run(bench) {
      const exam = bench.open();
      const { device } = exam.session.lab;
      const element = 'port 0';
      const extend = exam.request('SET_ACCESS', { element, control: 'EXTEND_IEPORT' });
      if (!expectOk(bench, 'I10', extend, 'CHANGER_OPEN_IEPORT is set')) return;
      if (!device.portOpen(0))
        bench.report('Q03', `${extend.action} ended with STATUS_SUCCESS, and the port is closed.`, {
          reply: extend,
        });
      const { reply, entries } = readEntries(exam, element, 1);
      if (entries.some(({ flags }) => flags.has('ACCESS')))
        bench.report(
          'I16',
          'ELEMENT_STATUS_ACCESS of an extended port is set: the transport cannot reach it.',
          { reply },
        );
      if (!bench.facts.has('CHANGER_CLOSE_IEPORT')) return;
      const retract = exam.request('SET_ACCESS', { element, control: 'RETRACT_IEPORT' });
      if (!expectOk(bench, 'I10', retract, 'CHANGER_CLOSE_IEPORT is set')) return;
      if (device.portOpen(0))
        bench.report('Q03', `${retract.action} ended with STATUS_SUCCESS, and the port is open.`, {
          reply: retract,
        });
      const after = readEntries(exam, element, 1);
      if (after.entries.some(({ flags }) => !flags.has('ACCESS')))
        bench.report('N11', 'ELEMENT_STATUS_ACCESS of a retracted port is clear.', { reply: after.reply });
    },
  },
  {
    id: 'full-port',
    group: 'access',
    title: 'A cartridge is put into the port by hand; element status shows it.',
    rules: ['I16'],
    skip: (facts) =>
      facts.has('CHANGER_REPORT_IEPORT_STATE') && facts.limit('port') > 0
        ? undefined
        : 'CHANGER_REPORT_IEPORT_STATE is clear, or there is no port.',
    run(bench) {
      const exam = bench.open();
      if (!exam.act('insert', { at: 'port 0', barcode: 'QUALIFY1' })) return;
      // The first command after that meets a unit attention.
      exam.request('GET_STATUS');
      const { reply, entries } = readEntries(exam, 'port 0', 1);
      if (entries.length === 1 && !entries[0].flags.has('FULL'))
        bench.report(
          'I16',
          'A cartridge is in the port, and ELEMENT_STATUS_FULL is clear although CHANGER_REPORT_IEPORT_STATE is set.',
          { reply },
        );
    },
  },
  {
    id: 'door-opened',
    group: 'access',
    title: 'The door is opened and closed by hand; requests fail while it is open and work again afterwards.',
    rules: ['Q03', 'Q04'],
    skip: (facts) => (facts.limit('door') > 0 ? undefined : 'The changer has no door.'),
    run(bench) {
      const exam = bench.open();
      if (!exam.act('open door')) return;
      const words = { source: exam.fullSlot ?? 'slot 0', destination: 'drive 0' };
      const { source } = words;
      const before = exam.at(source);
      const reply = exam.request('MOVE_MEDIUM', words);
      if (reply.ok && exam.at(source) === before)
        bench.report('Q03', `${reply.action} ended with STATUS_SUCCESS while the door is open.`, { reply });
      exam.act('close door');
      exam.request('INITIALIZE_ELEMENT_STATUS');
      expectOk(bench, 'Q04', exam.request('GET_STATUS'), 'The door is closed again');
    },
  },
  {
    id: 'magazine-pulled',
    group: 'access',
    title: 'A magazine is pulled out: its slots say so, and the counts stay.',
    rules: ['J05', 'N11', 'C04'],
    skip: ({ parameters, model }) =>
      parameters.MagazineSize > 0 && model.capabilities.magazineSize > 0
        ? undefined
        : 'The changer has no magazines.',
    run(bench) {
      const exam = bench.open();
      const size = bench.model.capabilities.magazineSize;
      exam.request('GET_PARAMETERS');
      if (!exam.act('pull magazine', { slots: [0, size - 1] })) return;
      exam.request('GET_STATUS');
      const { reply, entries } = readEntries(exam, 'slot 0', Math.min(size, bench.facts.limit('slot')));
      for (const { flags, exception, element } of entries) {
        if (!flags.has('EXCEPT') || exception !== 'ERROR_SLOT_NOT_PRESENT')
          bench.report(
            'J05',
            `The magazine with ${element} is pulled out: its status must have ELEMENT_STATUS_EXCEPT with ERROR_SLOT_NOT_PRESENT.`,
            { reply, key: 'J05' },
          );
        if (flags.has('ACCESS'))
          bench.report(
            'N11',
            `The magazine with ${element} is pulled out, and ELEMENT_STATUS_ACCESS is set.`,
            {
              reply,
              key: 'N11 magazine',
            },
          );
      }
      // The counts are compared with the earlier call.
      exam.request('GET_PARAMETERS');
    },
  },
  {
    id: 'drive-removed',
    group: 'access',
    title: 'A drive is taken out: its status says so, and the number of drives with it.',
    rules: ['C07', 'N11'],
    skip: ({ parameters }) =>
      parameters.NumberDataTransferElements > 1
        ? undefined
        : 'The changer has one drive: without it there is nothing to do.',
    run(bench) {
      const last = bench.facts.limit('drive') - 1;
      const exam = bench.open({
        change: (model) => ({
          ...model,
          drives: model.drives.map((drive, index) =>
            index === last ? { ...drive, installed: false } : drive,
          ),
          cartridges: model.cartridges.filter(({ at }) => at.kind !== 'drive' || at.index !== last),
        }),
      });
      exam.request('GET_PARAMETERS');
      const { reply, entries } = readEntries(exam, `drive ${last}`, 1);
      if (entries.some(({ flags }) => flags.has('ACCESS')))
        bench.report('N11', `drive ${last} is taken out, and ELEMENT_STATUS_ACCESS is set.`, { reply });
    },
  },
];
