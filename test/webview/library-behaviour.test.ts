import { afterEach, describe, expect, it } from 'vitest';
import { XMLValidator } from 'fast-xml-parser';
import { toWire } from '../../src/view/library/wire-snapshot.ts';
import {
  changed,
  element,
  largeLibrary,
  moved,
  openLibrary,
  running,
  sampleLibrary,
  sendLarge,
  type LibraryPage,
} from './support/library.ts';

let view: LibraryPage;
afterEach(() => view.close());

const cell = (place: string) => view.page.locator(`[data-spot="${place}"]`);
const label = (place: string) => cell(place).locator('.hidden-text').first().innerText();

async function drag(from: string, to: string, shift = false): Promise<void> {
  const middle = async (place: string) => {
    const box = await cell(place).boundingBox();
    if (!box) throw new Error(`${place} is not drawn.`);
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const [start, end] = [await middle(from), await middle(to)];
  await view.page.mouse.move(...start);
  await view.page.mouse.down();
  if (shift) await view.page.keyboard.down('Shift');
  await view.page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2);
  await view.page.mouse.move(...end);
  await view.picture(`library-drag-${to.replace(' ', '-')}`);
  await view.page.mouse.up();
  if (shift) await view.page.keyboard.up('Shift');
}

describe('a drag', () => {
  const managed = () => {
    const snapshot = sampleLibrary();
    return running({ ...snapshot, plan: { ...snapshot.plan, managed: true } });
  };

  it('asks the storage manager to mount', async () => {
    view = await openLibrary();
    await view.send(managed());
    await drag('slot 1', 'drive 0');
    expect((await view.posted('act')).map(({ act }) => act)).toEqual([
      { rsm: 'mount', drive: 0, volume: 'A00002L6' },
    ]);
  });

  it('sends MOVE_MEDIUM with Shift', async () => {
    view = await openLibrary();
    await view.send(managed());
    await drag('slot 1', 'slot 4', true);
    expect((await view.posted('act')).map(({ act }) => act)).toEqual([
      { ioctl: 'MOVE_MEDIUM', source: 'slot 1', destination: 'slot 4' },
    ]);
  });

  it('says at the place why nothing is done', async () => {
    view = await openLibrary();
    await view.send(managed());
    await drag('slot 1', 'slot 4');
    expect(await view.posted('act')).toEqual([]);
    expect(await view.page.locator('.callout.error').innerText()).toContain('Hold Shift');
  });
});

describe('what comes of an act', () => {
  it('is shown at the place: first the answer, then its step', async () => {
    view = await openLibrary();
    await view.send(running(sampleLibrary()));
    await drag('slot 0', 'drive 0');
    await view.send({
      kind: 'answer',
      id: 1,
      answer: { accepted: true, message: 'after the request that the debugger holds', step: 3 },
    });
    expect(await view.page.locator('.callout.busy').innerText()).toContain('after the request');
    await view.send({
      kind: 'live',
      events: [
        {
          kind: 'step',
          record: {
            index: 3,
            action: 'MOVE_MEDIUM slot 0 → drive 0',
            line: 0,
            status: 'STATUS_DEVICE_HARDWARE_ERROR',
            information: 0,
            ok: false,
            message: '',
            output: null,
          },
        },
      ],
    });
    expect(await view.page.locator('.callout.error').innerText()).toContain('STATUS_DEVICE_HARDWARE_ERROR');
    expect(await view.page.locator('activity-log li').innerText()).toContain('you');
  });
});

describe('a move', () => {
  it('is seen: the cartridge flies, and is there when it has landed', async () => {
    view = await openLibrary();
    const snapshot = sampleLibrary();
    await view.send(running(snapshot));
    // The flight is over soon, and a busy machine is slow: it flies at a twentieth of its speed.
    const session = await view.page.context().newCDPSession(view.page);
    await session.send('Animation.enable');
    await session.send('Animation.setPlaybackRate', { playbackRate: 0.05 });
    await view.send(moved(snapshot, 'slot 3', 'drive 0', 12_000));
    await view.page.locator('.in-hand', { hasText: 'B00001L6' }).waitFor();
    expect(await cell('drive 0').getAttribute('class')).toContain('arriving');
    await view.picture('library-move');
    await session.send('Animation.setPlaybackRate', { playbackRate: 20 });
    await view.page.locator('.in-hand').waitFor({ state: 'detached' });
    expect(await label('drive 0')).toMatch(/^Drive 0, B00001L6/);
    expect(await cell('drive 0').getAttribute('class')).not.toContain('arriving');
  });

  it('is there at once where reduced motion is asked for', async () => {
    view = await openLibrary({ reducedMotion: true });
    const snapshot = sampleLibrary();
    await view.send(running(snapshot));
    await view.send(moved(snapshot, 'slot 3', 'drive 0', 12_000));
    expect(await view.page.locator('.in-hand').count()).toBe(0);
    expect(await label('drive 0')).toMatch(/^Drive 0, B00001L6/);
  });
});

describe('hovering', () => {
  it('shows all of an element: three addresses side by side, and what the driver reports', async () => {
    view = await openLibrary();
    const snapshot = sampleLibrary();
    const slot = element(snapshot, 'slot 2', {
      reported: { full: false, barcode: null, flags: ['ACCESS'], time: 3000 },
    });
    await view.send(running(changed(snapshot, (one) => (one.place === slot.place ? slot : one))));
    await cell('slot 2').hover();
    const card = view.page.locator('.hovered element-details');
    await card.waitFor();
    const parts = [card.locator('.addresses'), card.locator('table')];
    const texts = await Promise.all(parts.map((part) => part.innerText()));
    const text = texts.join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('SCSI address 3 (0003h) IOCTL address 2 Display number not known');
    expect(text).toContain('Cartridge A00003L6 none (differs)');
    await view.picture('library-hover');
  });
});

describe('what a person has set', () => {
  it('survives hiding and reloading', async () => {
    view = await openLibrary();
    const library = largeLibrary(60_000, 20);
    await sendLarge(view, library);
    await view.page.locator('#storage .scroller').evaluate((scroller) => (scroller.scrollTop = 50_000));
    await view.frames(3);
    const place = (await view.page.locator('#storage .cell').nth(40).getAttribute('data-spot')) ?? '';
    await cell(place).click();
    await view.picture('library-60000');
    await view.page.reload();
    await sendLarge(view, library);
    await view.frames(3);
    expect(await cell(place).getAttribute('aria-selected')).toBe('true');
    expect(await view.page.locator('#storage .scroller').evaluate(({ scrollTop }) => scrollTop)).toBe(50_000);
  });
});

describe('the picture', () => {
  it('is saved as SVG with every element in it', async () => {
    view = await openLibrary();
    await view.send(running(sampleLibrary()));
    await view.page.locator('vscode-button', { hasText: 'Save Picture' }).click();
    const [{ svg }] = await view.posted('picture');
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain('CLN001L1');
    expect(svg).not.toContain('var(');
    await view.page.setContent(svg);
    await view.picture('library-saved');
  });
});

describe('the compact view', () => {
  it.each([300, 700])('has everything at a width of %d pixels', async (width) => {
    view = await openLibrary({ width, height: 900 });
    await view.send(running(sampleLibrary()));
    await cell('slot 1').click();
    await view.picture(`library-${width}`);
    for (const place of ['slot 0', 'drive 0', 'transport 0']) expect(await cell(place).count()).toBe(1);
    const wide = await view.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
  });
});

describe('without a library', () => {
  it('says how to get one', async () => {
    view = await openLibrary();
    await view.send({ kind: 'idle' });
    await view.picture('library-idle');
    await view.page.locator('vscode-button', { hasText: 'F5' }).click();
    expect(await view.posted('start')).toHaveLength(1);
  });
});

describe('a session that has ended', () => {
  it('keeps its library, and can be started again', async () => {
    view = await openLibrary();
    await view.send(running(sampleLibrary()));
    await view.send({ kind: 'live', events: [{ kind: 'phase', phase: 'over' }] });
    await view.picture('library-over');
    expect(await cell('slot 1').count()).toBe(1);
    await view.page.locator('vscode-button', { hasText: 'Start Again' }).click();
    expect(await view.posted('start')).toHaveLength(1);
  });
});

describe('a library file', () => {
  it('is edited by drag and by form', async () => {
    view = await openLibrary({ mode: 'file' });
    const library = sampleLibrary();
    await view.send({ kind: 'file', name: 'library.changer.json', library: toWire(library), problems: [] });
    await drag('slot 0', 'drive 0');
    await cell('slot 4').click();
    await view.page.keyboard.press('Insert');
    await view.page.locator('dialog').waitFor();
    await view.page.keyboard.type('Z00001L6');
    await view.page.keyboard.press('Enter');
    expect((await view.posted('edit')).map(({ edit }) => edit)).toEqual([
      { edit: 'move', from: 'slot 0', to: 'drive 0' },
      { edit: 'put', at: 'slot 4', barcode: 'Z00001L6', cleaner: false },
    ]);
  });

  it('shows its mistakes, each with the way to its line', async () => {
    view = await openLibrary({ mode: 'file' });
    const problems = [{ line: 6, path: 'elements.port.first', message: 'must be integer' }];
    await view.send({ kind: 'file', name: 'library.changer.json', problems });
    await view.page.locator('.banner button').click();
    expect(await view.posted('text')).toEqual([{ kind: 'text', line: 6 }]);
    await view.picture('library-file-mistake');
  });
});
