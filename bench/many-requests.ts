import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a scenario of moves and reads of the elements in turn. @returns its path. */
export function scenarioOf(folder: string, requests: number): string {
  const round = [
    { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' },
    { ioctl: 'GET_ELEMENT_STATUS', element: 'slot 0', count: 7, volumeTags: true },
    { ioctl: 'MOVE_MEDIUM', source: 'drive 0', destination: 'slot 0' },
    { ioctl: 'GET_STATUS' },
  ];
  const file = path.join(folder, `${requests}.scenario.json`);
  const steps = Array.from({ length: requests }, (_, index) => round[index % round.length]);
  writeFileSync(file, JSON.stringify({ steps }));
  return file;
}
