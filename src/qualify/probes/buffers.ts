import { CHANGER_IOCTLS, type ChangerIoctlName } from '../../ddi/ioctls.ts';
import { defaultOutputLength } from '../../ddi/requests/ioctl-words.ts';
import { sizeOf } from '../../ddi/struct.ts';
import { CHANGER_ELEMENT_STATUS } from '../../ddi/structs/ntddchgr.ts';
import type { Bench } from '../bench.ts';
import type { Exam } from '../exam.ts';
import { elementsOf, promisedRequests, type Sample } from '../requests.ts';
import type { Probe } from '../probe.ts';

/** Lengths around a size that a routine may get wrong. */
function lengths(size: number): number[] {
  const wanted = [0, 1, 4, size >> 1, size - 1];
  return [...new Set(wanted)].filter((length) => length >= 0 && length < size);
}

/** Sends a request with each length of its buffers that is too short. */
function shorten(bench: Bench, exam: Exam, { ioctl, words }: Sample): void {
  const input = exam.input(ioctl, words);
  const output = defaultOutputLength(ioctl, input);
  const tries = [
    ...lengths(input.length).map((length) => [length, output] as const),
    ...lengths(output).map((length) => [input.length, length] as const),
  ];
  for (const [inLength, outLength] of tries) {
    const reply = exam.raw(ioctl, input.slice(0, inLength), outLength);
    // Where the class driver lets a shorter buffer pass, the driver fills as much of it as there is.
    if (reply.ok && inLength < input.length)
      bench.report(
        'A05',
        `${reply.action} ended with STATUS_SUCCESS although its input needs ${input.length} bytes.`,
        { reply, severity: 'error' },
      );
    else if (reply.ok && reply.information > outLength)
      bench.report('X09', `${reply.action} returned ${reply.information} bytes.`, { reply });
  }
}

function probe(ioctl: ChangerIoctlName): Probe {
  const { name, routine } = CHANGER_IOCTLS[ioctl];
  return {
    id: `buffers-${ioctl.toLowerCase().replaceAll('_', '-')}`,
    group: 'buffers',
    title: `${name} is sent with buffers that are too short for ${routine}.`,
    rules: ['A05', 'X05', 'X09'],
    run(bench) {
      const exam = bench.open();
      for (const sample of promisedRequests(bench.facts, exam))
        if (sample.ioctl === ioctl) shorten(bench, exam, sample);
    },
  };
}

const WITH_BUFFERS = (Object.keys(CHANGER_IOCTLS) as ChangerIoctlName[]).filter((name) => {
  const { input, output } = CHANGER_IOCTLS[name];
  return input !== null || output !== null;
});

export const BUFFER_PROBES: readonly Probe[] = [
  ...WITH_BUFFERS.map(probe),
  {
    id: 'buffers-all-elements',
    group: 'buffers',
    title: 'Element status of all elements is read into a buffer of one short entry for each.',
    rules: ['N09', 'X05', 'X09'],
    run(bench) {
      const exam = bench.open();
      const count = elementsOf(bench.facts);
      const entry = sizeOf(CHANGER_ELEMENT_STATUS);
      const input = exam.input('GET_ELEMENT_STATUS', { element: 'all', count });
      const reply = exam.raw('GET_ELEMENT_STATUS', input, count * entry);
      if (reply.ok && reply.information > count * entry)
        bench.report(
          'N09',
          `${reply.action} set IoStatus.Information to ${reply.information}: more than the buffer holds.`,
          { reply },
        );
    },
  },
];
