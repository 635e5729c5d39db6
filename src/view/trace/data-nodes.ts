import { hex, toHex } from '../../core/hex.ts';
import { elementOfAddress } from '../../lab/operands.ts';
import type { DecodedElement } from '../../scsi/element-status-decoder.ts';
import type { TraceHeader } from '../../trace-files/format/header.ts';
import { spaced } from '../../trace-files/text/command-text.ts';
import type { DetailNode } from './detail-node.ts';

/** Members of a list that are shown; a library may have tens of thousands of elements. */
const MOST = 500;

/** `firstAddress` as a person writes it. */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function isElement(value: object): value is DecodedElement {
  return 'full' in value && 'address' in value;
}

/** An element in one line: `slot 3: A00001L6, from slot 0`. */
function elementText(element: DecodedElement, header: TraceHeader): string {
  const { full, primaryTag, source, access, exception } = element;
  return [
    full ? (primaryTag ?? 'full') || 'full, no label' : 'empty',
    ...(source === undefined ? [] : [`from ${elementOfAddress(header, source)}`]),
    ...(access === false ? ['not accessible'] : []),
    ...(exception ? [`exception ${hex(exception.asc, 2)}/${hex(exception.ascq, 2)}`] : []),
  ].join(', ');
}

function scalarText(name: string, value: unknown, header: TraceHeader): string {
  if (typeof value !== 'number') return String(value);
  if (/address|^source$/i.test(name) && !/bus/i.test(name))
    return `${hex(value, 4)} (${elementOfAddress(header, value)})`;
  return value > 9 ? `${value} (${hex(value)})` : String(value);
}

function listNode(name: string, list: readonly unknown[], header: TraceHeader): DetailNode {
  const shown = list.slice(0, MOST).map((value, i) => {
    if (typeof value === 'object' && value !== null && isElement(value))
      return {
        name: elementOfAddress(header, value.address),
        value: elementText(value, header),
        children: dataNodes(value, header),
      };
    return node(`[${i}]`, value, header);
  });
  const rest = list.length - shown.length;
  const more = rest > 0 ? [{ name: '…', value: `${rest} more are in the bytes` }] : [];
  return { name: words(name), value: `${list.length}`, children: [...shown, ...more] };
}

function node(name: string, value: unknown, header: TraceHeader): DetailNode {
  if (value instanceof Uint8Array)
    return { name: words(name), value: `${value.length} bytes`, hex: spaced(toHex(value)) };
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one === 'number'))
      return { name: words(name), value: value.map((one) => hex(one, 2)).join(' ') };
    return listNode(name, value, header);
  }
  if (typeof value === 'object' && value !== null) {
    const children = dataNodes(value, header);
    const summary = children
      .filter((child) => !child.children)
      .slice(0, 3)
      .map((child) => `${child.name} ${child.value}`);
    return { name: words(name), value: summary.join(', '), children };
  }
  return { name: words(name), value: scalarText(name, value, header) };
}

/** Decoded data as named values. */
export function dataNodes(data: object, header: TraceHeader): DetailNode[] {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => node(name, value, header));
}
