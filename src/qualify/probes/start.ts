import { CHANGER_RULES } from '../../ddi/rules/index.ts';
import { expectEqual, expectOk } from '../expect.ts';
import type { Probe } from '../probe.ts';

/** The rules that are checked on what GET_PARAMETERS returns, in whatever probe. */
const PARAMETER_RULES = CHANGER_RULES.filter(({ check }) => check !== undefined).map(({ id }) => id);

const ALWAYS_SUCCESS = { srbStatus: 'SRB_STATUS_TIMEOUT' } as const;

export const START_PROBES: readonly Probe[] = [
  {
    id: 'start-and-parameters',
    group: 'start',
    title: 'The driver is started and asked for its parameters twice; every rule about them is checked.',
    rules: ['Q05', ...PARAMETER_RULES],
    run(bench) {
      const exam = bench.open();
      const first = exam.request('GET_PARAMETERS');
      const { parameters } = exam.session.result();
      if (!expectOk(bench, 'Q05', first, 'Nobody can use a changer without its parameters')) return;
      if (parameters) bench.learn(parameters);
      exam.request('GET_PARAMETERS');
    },
  },
  {
    id: 'start-again',
    group: 'start',
    title: 'The device is switched off and on; the driver returns the same parameters.',
    rules: ['Q06', 'A06'],
    run(bench) {
      const exam = bench.open();
      exam.request('GET_PARAMETERS');
      exam.act('power cycle');
      expectOk(bench, 'Q06', exam.request('GET_PARAMETERS'), 'The device is the same after power on');
    },
  },
  {
    id: 'start-without-initialize',
    group: 'start',
    title: 'The commands of a start are looked at.',
    rules: ['L03'],
    skip: (facts) =>
      facts.has('CHANGER_STATUS_NON_VOLATILE') ? undefined : 'CHANGER_STATUS_NON_VOLATILE is clear.',
    run(bench) {
      const exam = bench.open();
      const [reply] = exam.replies;
      if (reply.commands.some(({ name }) => name.startsWith('INITIALIZE ELEMENT STATUS')))
        bench.report(
          'L03',
          'The start sent INITIALIZE ELEMENT STATUS although CHANGER_STATUS_NON_VOLATILE says that the device keeps its element status: every start of Windows waits for an inventory.',
          { reply },
        );
    },
  },
  {
    id: 'start-in-other-libraries',
    group: 'start',
    title:
      'The parameters are asked for in libraries with other options: no bar code reader, a transport that turns media.',
    rules: ['K01', 'F17'],
    run(bench) {
      for (const option of ['barcodeReader', 'rotate'] as const) {
        const exam = bench.open({
          change: (model) => ({
            ...model,
            capabilities: { ...model.capabilities, [option]: !model.capabilities[option] },
          }),
        });
        exam.request('GET_PARAMETERS');
      }
    },
  },
  {
    id: 'status-request',
    group: 'start',
    title: 'The changer is asked whether it is ready, and once more while its door is open.',
    rules: ['Q06', 'L07'],
    run(bench) {
      const exam = bench.open();
      const reply = exam.request('GET_STATUS');
      expectOk(bench, 'Q06', reply, 'The changer is ready');
      if (!reply.commands.some(({ name }) => name === 'TEST UNIT READY'))
        bench.report('L07', 'ChangerGetStatus sent no TEST UNIT READY: it cannot know how the device is.', {
          reply,
        });
      if (bench.facts.limit('door') === 0 || !exam.act('open door')) return;
      const open = exam.request('GET_STATUS');
      if (open.ok)
        bench.report('Q06', 'GET_STATUS ended with STATUS_SUCCESS while the door is open.', { reply: open });
    },
  },
  {
    id: 'product-data',
    group: 'start',
    title: 'The product data are compared with INQUIRY and VPD page 80h.',
    rules: ['M01', 'M02', 'M03', 'M04', 'M06'],
    run(bench) {
      const { model, facts } = bench;
      const exam = bench.open();
      const reply = exam.request('GET_PRODUCT_DATA');
      if (!expectOk(bench, 'M05', reply, 'The request always succeeds')) return;
      expectEqual(bench, 'M06', 'IoStatus.Information of GET_PRODUCT_DATA', reply.information, 61, { reply });
      const data = reply.output;
      if (typeof data !== 'object' || data === null) return;
      const product = data as Readonly<Record<string, string | number>>;
      expectEqual(bench, 'M03', 'VendorId', product['VendorId'], model.vendor, { reply });
      expectEqual(bench, 'M03', 'ProductId', product['ProductId'], model.product, { reply });
      expectEqual(bench, 'M03', 'Revision', product['Revision'], model.revision, { reply });
      const type = product['DeviceType'];
      if (type !== 8)
        bench.report(
          'M04',
          `DeviceType is 0x${Number(type).toString(16)}, not MEDIUM_CHANGER (0x8).`,
          // The SDK's page names FILE_DEVICE_CHANGER.
          { reply, ...(type === 0x30 ? { severity: 'info' as const } : {}) },
        );
      const serial = product['SerialNumber'];
      if (!facts.has('CHANGER_SERIAL_NUMBER_VALID')) {
        if (serial !== '' && serial === model.serial)
          bench.report(
            'M02',
            'SerialNumber is that of the unit, and CHANGER_SERIAL_NUMBER_VALID does not say so.',
            { reply },
          );
      } else if (serial === '') {
        bench.report('M01', 'CHANGER_SERIAL_NUMBER_VALID is set, and SerialNumber is blank.', { reply });
      } else expectEqual(bench, 'M01', 'SerialNumber', serial, model.serial, { reply });
    },
  },
  {
    id: 'product-data-without-device',
    group: 'start',
    title: 'Every command fails while the product data are asked for.',
    rules: ['M05'],
    run(bench) {
      const exam = bench.open();
      for (let nth = 1; nth <= 8; nth++) exam.fault(ALWAYS_SUCCESS, nth);
      const reply = exam.request('GET_PRODUCT_DATA');
      expectOk(
        bench,
        'M05',
        reply,
        'The request returns what ChangerInitialize has kept, and always succeeds',
      );
    },
  },
  {
    id: 'diagnostics',
    group: 'start',
    title: 'The WMI diagnostics request is sent to a changer that is well, and to one whose self-test fails.',
    rules: ['Q11'],
    run(bench) {
      const exam = bench.open();
      const well = exam.diagnose();
      if (!well) return;
      const problem = (reply: typeof well): unknown =>
        (reply.output as { ChangerProblemType: number }).ChangerProblemType;
      if (expectOk(bench, 'Q11', well, 'The changer is well'))
        expectEqual(bench, 'Q11', 'ChangerProblemType of a changer that is well', problem(well), 0, {
          reply: well,
        });
      if (well.commands.length === 0) return;
      exam.fault({ sense: '04/15/01' });
      const ill = exam.diagnose();
      if (ill?.ok && problem(ill) === 0)
        bench.report(
          'Q11',
          'ChangerProblemType is DeviceProblemNone although the self-test of the device failed with 04/15/01.',
          { reply: ill },
        );
    },
  },
];
