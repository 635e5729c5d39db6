import * as l10n from '@vscode/l10n';
import type { ElementState } from '../../live/library-state.ts';
import { numberText } from '../language.ts';
import { conditionWords, driveLook, labelText } from './describe.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import type { Rect } from './grid-layout.ts';
import { ICONS, type IconName } from './icons.ts';
import { marksOf } from './marks.ts';
import { HEADING, PaneLayout, type PlacedSpot, type SectionOptions } from './pane-layout.ts';
import { spotTitle } from './spots.ts';

/** Colours of the theme in which the picture is taken. */
export interface PictureColours {
  readonly surface: string;
  readonly raised: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly cartridge: string;
  readonly cartridgeText: string;
  readonly spine: string;
}

const MARGIN = 16;
const TITLE = 40;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character]);
}

/** A picture of the whole library as SVG: devices at the left, slots at the right. */
export class Picture {
  private readonly parts: string[] = [];

  constructor(
    private readonly library: DrawnLibrary,
    private readonly colours: PictureColours,
  ) {}

  /** @param storageWidth pixels for the slots. */
  draw(devices: readonly SectionOptions[], storage: readonly SectionOptions[], storageWidth: number): string {
    const left = new PaneLayout(devices, 252);
    const right = new PaneLayout(storage, storageWidth);
    const width = MARGIN * 3 + 252 + storageWidth;
    const height = TITLE + MARGIN * 2 + Math.max(left.height, right.height);
    const { vendor, product } = this.library.plan.model;
    this.box({ x: 0, y: 0, width, height }, 0, this.colours.surface);
    this.text(MARGIN, MARGIN + 14, `${vendor} ${product}`, { size: 18, bold: true });
    this.pane(left, MARGIN, TITLE + MARGIN);
    this.pane(right, MARGIN * 2 + 252, TITLE + MARGIN);
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">\n${this.parts.join('\n')}\n</svg>\n`;
  }

  private pane(layout: PaneLayout, x: number, y: number): void {
    this.parts.push(`<g transform="translate(${x} ${y})">`);
    for (const { title, top, length } of layout.sections)
      this.text(0, top + HEADING - 12, `${title}  ${numberText(length)}`, { bold: true });
    for (const { frame, rect } of layout.framesBetween(0, layout.height)) {
      this.box(rect, 6);
      this.text(rect.x + 8, rect.y + 15, l10n.t('Magazine {0}', frame), { muted: true });
    }
    for (const row of layout.between(0, layout.height)) for (const spot of row) this.cell(spot);
    this.parts.push('</g>');
  }

  private cell(spot: PlacedSpot): void {
    const { rect } = spot;
    const element = this.library.element(spot);
    const slot = spot.kind === 'slot';
    this.parts.push('<g>', `<title>${escape(spotTitle(spot))}</title>`);
    this.box(rect, 4, slot ? 'none' : this.colours.raised, slot && !element?.full);
    if (slot) this.text(rect.x + 5, rect.y + rect.height / 2 + 4, String(spot.index), { muted: true });
    else this.head(spot);
    if (element?.full) {
      const top = slot ? rect.y + 4 : rect.y + 28;
      this.cartridge(
        {
          x: rect.x + (slot ? 32 : 8),
          y: top,
          width: rect.width - (slot ? 50 : 40),
          height: rect.y + rect.height - top - (slot ? 4 : 8),
        },
        element,
      );
      marksOf(element, this.library).forEach(({ icon }, index) =>
        this.icon(icon, rect.x + rect.width - 16, rect.y + (slot ? 3 : 30) + index * 13),
      );
    }
    this.parts.push('</g>');
  }

  private head(spot: PlacedSpot): void {
    const { rect } = spot;
    const words =
      spot.kind === 'drive'
        ? driveLook(this.library, spot.index).word()
        : conditionWords(this.library, spot).join(', ');
    this.text(rect.x + 8, rect.y + 18, spotTitle(spot), { bold: true });
    this.text(rect.x + rect.width - 8, rect.y + 18, words, { muted: true, end: true });
  }

  private cartridge(rect: Rect, element: ElementState): void {
    // A code is written as on its label; without one there are words, which may be longer.
    const font = element.barcode === null ? 'font-size="10"' : 'font-family="monospace"';
    this.box(rect, 3, this.colours.cartridge);
    this.box({ ...rect, width: 5 }, 0, this.colours.spine);
    this.parts.push(
      `<text x="${rect.x + 10}" y="${rect.y + rect.height / 2 + 4}" fill="${escape(this.colours.cartridgeText)}" ${font}>${escape(labelText(element))}</text>`,
    );
  }

  private icon(name: IconName, x: number, y: number): void {
    this.parts.push(
      `<path transform="translate(${x} ${y}) scale(0.8)" d="${ICONS[name]}" fill="none" stroke="${escape(this.colours.text)}" stroke-width="1.5"/>`,
    );
  }

  private box({ x, y, width, height }: Rect, radius: number, fill = 'none', dashed = false): void {
    const dashes = dashed ? ' stroke-dasharray="3 3"' : '';
    this.parts.push(
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${escape(fill)}" stroke="${escape(this.colours.line)}"${dashes}/>`,
    );
  }

  private text(
    x: number,
    y: number,
    words: string,
    { size = 12, bold = false, muted = false, end = false } = {},
  ): void {
    const fill = muted ? this.colours.muted : this.colours.text;
    this.parts.push(
      `<text x="${x}" y="${y}" fill="${escape(fill)}" font-size="${size}"${bold ? ' font-weight="600"' : ''}${end ? ' text-anchor="end"' : ''}>${escape(words)}</text>`,
    );
  }
}
