import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoadedTrace } from '../../src/trace-files/format/trace-reader.ts';
import { answer, commandsOf, openTrace, sampleTrace, show, type TracePage } from './support/trace.ts';

describe('the trace view by keyboard alone', () => {
  let trace: LoadedTrace;
  let view: TracePage;

  beforeEach(async () => {
    trace ??= await sampleTrace('autoloader/smoke.scenario.json');
    view = await openTrace();
    await show(view, trace);
  });
  afterEach(() => view.close());

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await view.page.keyboard.press(key);
    await view.frames(2);
  };
  const active = (): Promise<string> => view.page.locator('trace-grid .active').innerText();
  const count = (): Promise<string> => view.page.locator('trace-toolbar .count').innerText();

  it('filters, goes to a command, opens its line of C, and closes a request', async () => {
    await press('/');
    await view.page.keyboard.type('command:move status:failed');
    await press('Enter');
    const failed = commandsOf(trace).filter(({ name, sense }) => name === 'MOVE MEDIUM' && sense !== null);
    expect(await count()).toBe(`${failed.length} of ${commandsOf(trace).length} commands`);
    await press('Home');
    expect(await active()).toMatch(/10 MOVE_MEDIUM slot 0 → slot 4/);
    await press('ArrowDown');
    expect(await active()).toMatch(/5\/3B\/0E/);
    await answer(view, trace);
    await view.page.getByRole('row', { name: /source element address 0x0001 \(slot 0\) 00 01/ }).waitFor();
    await press('Enter');
    expect((await view.posted('line')).at(-1)).toEqual({ kind: 'line', row: failed[0].seq, frame: 0 });
    await press('ArrowLeft', 'ArrowLeft');
    expect(await view.page.locator('trace-grid .active').getAttribute('aria-expanded')).toBe('false');
    await press('ArrowRight', 'ArrowRight');
    expect(await active()).toMatch(/5\/3B\/0E/);
  });

  it('goes to both ends, and from motion to motion of the robot', async () => {
    await press('/', 'Enter', 'End');
    const commands = commandsOf(trace);
    expect(await active()).toContain(commands[commands.length - 1].name);
    await press('Home', ']', ']');
    expect(await active()).toMatch(/POSITION TO ELEMENT/);
    await press('[');
    expect(await active()).toMatch(/REZERO UNIT/);
  });

  it('reaches every act by Tab', async () => {
    const reached = new Set<string>();
    for (let i = 0; i < 30; i++) {
      await press('Tab');
      reached.add(
        await view.page.evaluate(() => {
          let at: Element | null = document.activeElement;
          while (
            at?.shadowRoot?.activeElement &&
            at.localName !== 'vscode-button' &&
            at.localName !== 'vscode-checkbox'
          )
            at = at.shadowRoot.activeElement;
          return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
        }),
      );
    }
    for (const name of ['Open…', 'Save…', 'Export…', 'Compare…', 'SCSI commands', 'Nearer'])
      expect([...reached]).toContain(name);
  });

  it('keeps filter, grouping and selection over a reload', async () => {
    await press('/');
    await view.page.keyboard.type('status:failed');
    await press('Enter', 'Home', 'ArrowDown');
    const before = await active();
    await view.page.reload();
    await show(view, trace);
    expect(await active()).toBe(before);
    expect(await count()).toMatch(/ of /);
  });
});
